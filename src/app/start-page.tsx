import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createEngineClient } from '@/engine/client.ts';
import { initialLanguage } from '@/i18n/language.ts';
import { createTranslator } from '@/i18n/translator.ts';
import { lessonIds } from '@/lessons/registry.ts';
import { engineWishesFromLink, runConfigFromLink } from '@/protocol/link.ts';
import { pageFromLink } from '@/protocol/page-link.ts';
import { createLabStore } from '@/state/lab-store.ts';
import { createPageStore } from '@/state/page-store.ts';
import { readRememberedBackend, rememberBackend } from '@/state/remembered-backend.ts';
import { createSettingsStore } from '@/state/settings-store.ts';
import { readStored } from '@/state/text-storage.ts';
import { App } from './app.tsx';
import { followLanguage } from './follow-language.ts';
import { keepLink } from './keep-link.ts';
import { createPlaygroundApi } from './playground-api.ts';

/** `?bench=1` opens the benchmark, which is loaded for nobody else. */
const isBench = (query: string): boolean => new URLSearchParams(query).has('bench');

/** `?class=1` opens the results of a class, where nothing is trained. */
const isClass = (query: string): boolean => new URLSearchParams(query).has('class');

/** Draws the page, and starts the engine once it has been painted. */
export async function startPage(root: HTMLElement): Promise<void> {
  if (isBench(location.search)) {
    const { startBench } = await import('./start-bench.tsx');
    startBench(root);
    return;
  }
  if (isClass(location.search)) {
    const { startClass } = await import('./start-class.tsx');
    await startClass(root);
    return;
  }
  const sheet = new URLSearchParams(location.search).get('sheet');
  if (sheet !== null) {
    const { startSheet } = await import('./start-sheet.tsx');
    startSheet(root, sheet);
    return;
  }
  const parsed = runConfigFromLink(location.search);
  const { backend, threads, problems } = engineWishesFromLink(location.search);
  const { page: pageLink, problems: pageProblems } = pageFromLink(location.search, lessonIds);
  const engine = createEngineClient();
  const lab = createLabStore(engine, parsed.config, [...parsed.problems, ...problems, ...pageProblems]);
  const page = createPageStore(pageLink);
  const settings = createSettingsStore(matchMedia('(prefers-color-scheme: dark)').matches, location.search);
  const translator = createTranslator(
    initialLanguage(location.search, readStored('language'), navigator.languages),
  );
  followLanguage(translator, location.search);
  createRoot(root).render(
    <StrictMode>
      <App lab={lab} page={page} settings={settings} translator={translator} />
    </StrictMode>,
  );
  const baseUrl = new URL('./', location.href.split(/[?#]/)[0]).href;
  const remembered = readRememberedBackend(navigator.userAgent);
  const started = lab.actions.start(backend, baseUrl, remembered, threads);
  // Shown by the store; who asks `ready()` hears it too.
  started.then(
    (report) => rememberBackend(report, navigator.userAgent),
    () => undefined,
  );
  window.playground = createPlaygroundApi(engine, lab, started);
  keepLink(lab, page);
}
