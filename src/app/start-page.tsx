import { createEngineClient } from '@/engine/client.ts';
import { lessonEntries } from '@/lessons/registry.ts';
import { flagOf } from '@/protocol/link/page-link.ts';
import { readLink } from '@/protocol/link/read-link.ts';
import type { RunInBackground } from '@/state/background-jobs.tsx';
import { createLabStore } from '@/state/lab-store.ts';
import { createPageStore } from '@/state/page-store.ts';
import { readRememberedBackend, rememberBackend } from '@/state/remembered-backend.ts';
import { App } from './app.tsx';
import { baseUrl } from './base-url.ts';
import { exportPlace } from './export-place.ts';
import { firstPaint } from './first-paint.ts';
import { createPageShell } from './page-shell.tsx';
import { createPlaygroundApi } from './playground-api.ts';

/**
 * Returns whether the link opens another page than the lab: `?bench=1` for the benchmark, which is loaded on
 * demand, `?class=1` for the class results and `?article=1` for the article, where nothing is trained.
 */
const isOn = (key: 'bench' | 'class' | 'article'): boolean =>
  flagOf(new URLSearchParams(location.search).get(key)) === true;

/** Renders the page, and starts the engine after the first paint. */
export async function startPage(root: HTMLElement): Promise<void> {
  // Not awaited by the first screen; if it fails to load, only a protection and a shortcut are missing.
  const whole = import('./whole-page.ts').then(
    ({ startWholePage }) => startWholePage(),
    () => undefined,
  );
  // A dataset that the visitor made is known before a link with it is read.
  if (location.search.includes('=own-')) await whole;
  if (isOn('bench')) {
    const { startBench } = await import('./start-bench.tsx');
    startBench(root);
    return;
  }
  if (isOn('class')) {
    const { startClass } = await import('./start-class.tsx');
    await startClass(root);
    return;
  }
  if (isOn('article')) {
    const { startArticle } = await import('./start-article.tsx');
    await startArticle(root);
    return;
  }
  const sheet = new URLSearchParams(location.search).get('sheet');
  if (sheet !== null) {
    const { startSheet } = await import('./start-sheet.tsx');
    startSheet(root, sheet);
    return;
  }
  const link = readLink(location.search, lessonEntries);
  const engine = createEngineClient(firstPaint());
  const lab = createLabStore(engine, link.config, link.problems);
  const page = createPageStore(link.page);
  const { settings, render } = createPageShell(root);
  const runInBackground: RunInBackground = (jobs, options) =>
    window.playground.run(jobs, { ...options, parallel: true });
  render(<App lab={lab} page={page} settings={settings} runInBackground={runInBackground} />);
  const remembered = readRememberedBackend(navigator.userAgent);
  const started = lab.actions.start(link.backend, baseUrl(), remembered, link.threads);
  // The store shows a failure; `ready()` rejects with it too.
  started.then(
    (report) => rememberBackend(report, navigator.userAgent),
    () => undefined,
  );
  window.playground = createPlaygroundApi(engine, lab, started);
  // Without it an export takes longer.
  import('@/state/export/prepare.ts').then(
    ({ prepareAtRest }) => prepareAtRest(lab, exportPlace),
    () => undefined,
  );
  // Like all that follows the first screen; without it only the address falls behind.
  import('./keep-link.ts').then(
    ({ keepLink }) => keepLink(lab, page, link.config),
    () => undefined,
  );
}
