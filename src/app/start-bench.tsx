import { StrictMode, useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { createBenchClient } from '@/engine/bench-client.ts';
import { addBenchTexts } from '@/i18n/bench-texts.ts';
import { initialLanguage } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import type { BenchPort } from '@/protocol/bench.ts';
import { createSettingsStore, readStored, type SettingsStore } from '@/state/settings-store.ts';
import { useStoreState } from '@/state/use-store-state.ts';
import { BenchView } from '@/views/bench/bench-view.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Header } from './header.tsx';

interface BenchPageProps {
  readonly port: BenchPort;
  readonly settings: SettingsStore;
}

/** This very page, read in a language. */
function linkTo(language: string): string {
  const link = new URL(location.href);
  link.searchParams.set('lang', language);
  return link.href;
}

function BenchPage({ port, settings }: BenchPageProps) {
  const { t, i18n: translator } = useTranslation();
  const theme = useStoreState(settings, (state) => state.theme);
  // Before the first paint, so that no theme flashes.
  useLayoutEffect(() => {
    document.documentElement.lang = translator.language;
    document.documentElement.dataset['theme'] = theme;
    document.title = `${t('bench.title')} · ${t('app.title')}`;
  }, [t, translator.language, theme]);
  return (
    <>
      <Header settings={settings} linkTo={linkTo} copiedText={t('bench.linkCopied')}>
        {null}
      </Header>
      <BenchView port={port} query={location.search} />
    </>
  );
}

/** Draws the benchmark in place of the lab; no engine is started that would train beside it. */
export function startBench(root: HTMLElement): void {
  const settings = createSettingsStore(matchMedia('(prefers-color-scheme: dark)').matches, location.search);
  const translator = addBenchTexts(
    createTranslator(initialLanguage(location.search, readStored('language'), navigator.languages)),
  );
  const port = createBenchClient();
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={translator}>
        <ErrorBoundary>
          <BenchPage port={port} settings={settings} />
        </ErrorBoundary>
      </I18nextProvider>
    </StrictMode>,
  );
}
