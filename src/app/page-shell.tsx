import type { i18n } from 'i18next';
import { StrictMode, useLayoutEffect, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { initialLanguage } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { createSettingsStore, type SettingsStore } from '@/state/settings-store.ts';
import { readStored } from '@/state/text-storage.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { followLanguage } from './follow-language.ts';

/** The stores and texts of every page of this site. */
export interface PageShell {
  readonly settings: SettingsStore;
  readonly translator: i18n;
  readonly render: (page: ReactNode) => void;
}

/** Creates the visitor's settings and language, and a place to render a page in. */
export function createPageShell(root: HTMLElement): PageShell {
  const query = location.search;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const settings = createSettingsStore(dark.matches, query);
  dark.addEventListener('change', ({ matches }) => settings.followSystem(matches));
  const translator = createTranslator(initialLanguage(query, readStored('language'), navigator.languages));
  followLanguage(translator, query);
  const render = (page: ReactNode) =>
    createRoot(root).render(
      <StrictMode>
        <I18nextProvider i18n={translator}>
          <ErrorBoundary>{page}</ErrorBoundary>
        </I18nextProvider>
      </StrictMode>,
    );
  return { settings, translator, render };
}

/** Keeps the document's language, theme and title, which is the site's after the page's own. */
export function useDocument(settings: SettingsStore, title: string | null = null): void {
  const { t, i18n: translator } = useTranslation();
  const theme = useStoreState(settings, (state) => state.theme);
  // Before the first paint, so that no theme flashes.
  useLayoutEffect(() => {
    document.documentElement.lang = translator.language;
    document.documentElement.dataset['theme'] = theme;
    document.title = [title, t('app.title')].filter(Boolean).join(' · ');
  }, [t, translator.language, theme, title]);
}
