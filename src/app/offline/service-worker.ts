import { PrecacheController, PrecacheRoute, type PrecacheEntry } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkFirst } from 'workbox-strategies';
import type { KeptAnswer, OfflineRequest } from './messages.ts';

/** With what the build found to keep. */
declare const self: ServiceWorkerGlobalScope & { readonly filesToKeep: readonly PrecacheEntry[] };

/**
 * Keeps the page so that it works with the network unplugged.
 *
 * The page and its chunks are fetched at once, pictures and teachers (`.bin`, most of the bytes) when the page asks
 * for them, so that they do not compete with its first seconds. A new version waits until every tab is closed or the
 * visitor wants it, and then leaves the old one's files alone as long as a second tab may still need them.
 */
const isLarge = (url: string) => url.endsWith('.bin');
const entries = self.filesToKeep;
const large = entries
  .filter(({ url }) => isLarge(url))
  .map(({ url }) => new URL(url, self.location.href).href);

/** Files whose names change with what is in them: they are right for every version that asks for them. */
const keptName = `kept-${self.registration.scope}`;
const kept = new CacheFirst({ cacheName: keptName });
/** A file that turned out to be damaged is asked for with `cache: 'reload'`, and takes its place here. */
const renewed = new NetworkFirst({ cacheName: keptName });

const page = new PrecacheController();
page.addToCacheList(entries.filter(({ url }) => !isLarge(url)));
self.addEventListener('install', (event) => void page.install(event));
// So that what a first visit loads later comes from here; tabs of an older version are taken over, never reloaded.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// The link's query is the page's business: every link of it is the same file.
registerRoute(new PrecacheRoute(page, { ignoreURLParametersMatching: [/./], cleanURLs: false }));
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && (isLarge(url.pathname) || url.pathname.endsWith('.woff2')),
  (options) => (options.request.cache === 'reload' ? renewed : kept).handle(options),
);
// A chunk of the version before this one, for a tab that still runs it.
registerRoute(
  ({ url }) => url.href.startsWith(`${self.registration.scope}assets/`),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
);

/**
 * One after the other: the page may want the network for itself.
 *
 * @throws where a file cannot be had: the next visit asks for it again
 */
async function keepLarge(event: ExtendableEvent): Promise<void> {
  for (const url of large) {
    const [answer, done] = kept.handleAll({ request: new Request(url), event });
    const { ok, status } = await answer;
    await done;
    // An answer of any status is one to the strategy, which then keeps nothing.
    if (!ok) throw new Error(`${url} was answered with ${status}`);
  }
}

/** Only while no other tab is open, since it may run an older version that has not loaded all of its chunks yet. */
async function forgetOlderVersions(event: ExtendableEvent): Promise<void> {
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (tabs.length > 1) return;
  await page.activate(event);
  const cache = await caches.open(keptName);
  const stale = (await cache.keys()).filter(({ url }) => isLarge(url) && !large.includes(url));
  await Promise.all(stale.map((request) => cache.delete(request)));
}

async function keepAll(event: ExtendableMessageEvent): Promise<void> {
  const isComplete = await keepLarge(event).then(
    () => true,
    () => false,
  );
  if (isComplete) await forgetOlderVersions(event);
  event.ports[0]?.postMessage({ isComplete } satisfies KeptAnswer);
}

self.addEventListener('message', (event) => {
  const { type } = event.data as OfflineRequest;
  event.waitUntil(type === 'use-now' ? self.skipWaiting() : keepAll(event));
});
