import { messageSW, Workbox } from 'workbox-window';
import { limits } from '@/core/limits.ts';
import type { KeptAnswer, OfflineRequest } from './messages.ts';

/** State of the page's offline copy. */
export interface OfflineState {
  /** Whether everything works without a network. */
  readonly isComplete: boolean;
  /** Whether a newer version waits for the visitor's consent. */
  readonly hasUpdate: boolean;
}

/** Minimum time between update checks, ms. A tab may stay open for a whole term, and checks when shown. */
const UPDATE_MS = 60 * 60_000;

const send = async (worker: ServiceWorker, request: OfflineRequest): Promise<unknown> =>
  messageSW(worker, request);

/** Whether the visitor turned data saving on; only some browsers report it. */
const wantsFewBytes = () =>
  (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true;

/**
 * Registers the service worker and has it cache everything.
 *
 * @param show called with the changes of the state
 * @throws if service workers are forbidden; the page works without them
 */
export async function keepOffline(show: (change: Partial<OfflineState>) => void): Promise<void> {
  const worker = new Workbox('./service-worker.js');
  worker.addEventListener('waiting', () => show({ hasUpdate: true }));
  await worker.register();
  let lastMs = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || performance.now() - lastMs < UPDATE_MS) return;
    lastMs = performance.now();
    // The update check fails without a network.
    worker.update().catch(() => undefined);
  });
  if (wantsFewBytes()) return;
  const { isComplete } = (await send(await worker.active, { type: 'keep-all' })) as KeptAnswer;
  show({ isComplete });
}

/** Reloads the page in its newest version; the only way to switch versions. */
export async function openNewVersion(): Promise<void> {
  const waiting = (await navigator.serviceWorker.getRegistration())?.waiting;
  // Another tab may have activated it before.
  if (!waiting) return location.reload();
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  // Reload in the current version if the new worker does not take over in time.
  setTimeout(() => location.reload(), limits.newVersionMs);
  waiting.postMessage({ type: 'use-now' } satisfies OfflineRequest);
}
