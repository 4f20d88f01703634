import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { initialLanguage } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { readStored } from '@/state/text-storage.ts';
import { SheetView } from '@/views/lessons/sheet-view.tsx';
import { ErrorBoundary } from './error-boundary.tsx';

/** Renders a lesson's sheet for the teacher; starts no engine. */
export function startSheet(root: HTMLElement, id: string): void {
  const query = location.search;
  const translator = createTranslator(initialLanguage(query, readStored('language'), navigator.languages));
  const { theme } = createSettingsStore(matchMedia('(prefers-color-scheme: dark)').matches, query).getState();
  document.documentElement.lang = translator.language;
  document.documentElement.dataset['theme'] = theme;
  document.title = translator.t('app.title');
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={translator}>
        <ErrorBoundary>
          <Suspense>
            <SheetView id={id} />
          </Suspense>
        </ErrorBoundary>
      </I18nextProvider>
    </StrictMode>,
  );
}
