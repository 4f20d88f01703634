import { StrictMode, useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { initialLanguage } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { createClassResultsStore, type ClassResultsStore } from '@/state/class-results-store.ts';
import { createSettingsStore, type SettingsStore } from '@/state/settings-store.ts';
import { readStored } from '@/state/text-storage.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { ClassView } from '@/views/classroom/class-view.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { followLanguage } from './follow-language.ts';
import { Header } from './header.tsx';

interface ClassPageProps {
  readonly store: ClassResultsStore;
  readonly settings: SettingsStore;
}

function ClassPage({ store, settings }: ClassPageProps) {
  const { t, i18n: translator } = useTranslation();
  const { t: texts } = useTranslation('classroom', { useSuspense: false });
  const theme = useStoreState(settings, (state) => state.theme);
  // Before the first paint, so that no theme flashes.
  useLayoutEffect(() => {
    document.documentElement.lang = translator.language;
    document.documentElement.dataset['theme'] = theme;
    document.title = `${texts('results.title')} · ${t('app.title')}`;
  }, [t, texts, translator.language, theme]);
  return (
    <>
      <Header settings={settings}>{null}</Header>
      <ClassView store={store} />
    </>
  );
}

/** Renders the class results instead of the lab; starts no engine. */
export async function startClass(root: HTMLElement): Promise<void> {
  const settings = createSettingsStore(matchMedia('(prefers-color-scheme: dark)').matches, location.search);
  const translator = createTranslator(
    initialLanguage(location.search, readStored('language'), navigator.languages),
  );
  followLanguage(translator, location.search);
  // All texts of this page are in this namespace.
  await translator.loadNamespaces('classroom');
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={translator}>
        <ErrorBoundary>
          <ClassPage store={createClassResultsStore()} settings={settings} />
        </ErrorBoundary>
      </I18nextProvider>
    </StrictMode>,
  );
}
