import { messageSW, Workbox } from 'workbox-window';
import { limits } from '@/core/limits.ts';
import type { KeptAnswer, OfflineRequest } from './messages.ts';

/** How far the browser is with keeping the page. */
export interface OfflineState {
  /** Whether everything works with the network unplugged. */
  readonly isComplete: boolean;
  /** Whether a newer version waits for the visitor's word. */
  readonly hasUpdate: boolean;
}

/** A tab may stay open for a whole term: it asks for a new version when it is looked at again, at most so often. */
const UPDATE_MS = 60 * 60_000;

const ask = async (worker: ServiceWorker, request: OfflineRequest): Promise<unknown> =>
  messageSW(worker, request);

/** Whether the visitor asked for few bytes; only some browsers tell. */
const wantsFewBytes = () =>
  (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

/**
 * Registers the service worker and has it keep everything.
 *
 * @param show told what changed
 * @throws where service workers are forbidden: the page works without them
 */
export async function keepOffline(show: (change: Partial<OfflineState>) => void): Promise<void> {
  const worker = new Workbox('./service-worker.js');
  worker.addEventListener('waiting', () => show({ hasUpdate: true }));
  await worker.register();
  let lastMs = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - lastMs < UPDATE_MS) return;
    lastMs = performance.now();
    // Without a network there is nothing new.
    worker.update().catch(() => undefined);
  });
  if (wantsFewBytes()) return;
  const { isComplete } = (await ask(await worker.active, { type: 'keep-all' })) as KeptAnswer;
  show({ isComplete });
}

/** Loads the page again in its newest version: the only way in which a version gives way to another. */
export async function openNewVersion(): Promise<void> {
  const waiting = (await navigator.serviceWorker.getRegistration())?.waiting;
  // Another tab may have asked for it before.
  if (!waiting) return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  // A worker that does not take over is not waited for: the page opens in the version that there is.
  setTimeout(() => location.reload(), limits.newVersionMs);
  waiting.postMessage({ type: 'use-now' } satisfies OfflineRequest);
}
