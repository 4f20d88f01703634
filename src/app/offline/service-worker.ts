import { PrecacheController, PrecacheRoute, type PrecacheEntry } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { KeptFiles } from './kept-files.ts';
import type { KeptAnswer, OfflineRequest } from './messages.ts';

/** With what the build found to keep, each with its hash. */
declare const self: ServiceWorkerGlobalScope & { readonly filesToKeep: readonly PrecacheEntry[] };

/**
 * Keeps the page so that it works with the network unplugged.
 *
 * The page and its chunks are fetched at once, pictures and teachers (`.bin`, most of the bytes) when the page asks
 * for them, so that they do not compete with its first seconds. Nothing is kept that does not have the hash it had when
 * the page was built: a network that asks for a login answers with a page in any file's place. A new version waits
 * until every tab is closed or the visitor wants it, and then leaves the old one's files alone as long as a second tab
 * may still need them.
 */
const isLarge = (url: string) => url.endsWith('.bin');
const entries = self.filesToKeep;
const large = entries
  .filter(({ url }) => isLarge(url))
  .map(({ url }) => new URL(url, self.location.href).href);
const hashes = new Map(
  entries.map(({ url, integrity }) => [new URL(url, self.location.href).href, integrity ?? '']),
);

/** Files whose names change with what is in them: they are right for every version that asks for them. */
const keptName = `kept-${self.registration.scope}`;
const kept = new KeptFiles(() => caches.open(keptName), hashes);

const page = new PrecacheController();
// By their `integrity` the browser itself refuses what has another hash.
page.addToCacheList(entries.filter(({ url }) => !isLarge(url)));
const pageFiles = new KeptFiles(
  () => caches.open(page.strategy.cacheName),
  hashes,
  (url) => page.getCacheKeyForURL(url) ?? url,
);
self.addEventListener('install', (event) => void page.install(event));
// So that what a first visit loads later comes from here; tabs of an older version are taken over, never reloaded.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// What turned out to be damaged is asked for with `cache: 'reload'`, and takes its place.
registerRoute(
  ({ url, request }) =>
    request.cache === 'reload' && request.mode !== 'navigate' && hashes.has(url.href) && !isLarge(url.href),
  ({ request, event }) => pageFiles.renew(request, (work) => event.waitUntil(work)),
);
// The link's query is the page's business: every link of it is the same file.
registerRoute(new PrecacheRoute(page, { ignoreURLParametersMatching: [/./], cleanURLs: false }));
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && (isLarge(url.pathname) || url.pathname.endsWith('.woff2')),
  ({ request, event }) => {
    const later = (work: Promise<unknown>) => event.waitUntil(work);
    return request.cache === 'reload' ? kept.renew(request, later) : kept.get(request, later);
  },
);
// A chunk of the version before this one, for a tab that still runs it.
registerRoute(
  ({ url }) => url.href.startsWith(`${self.registration.scope}assets/`),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
);

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
  const isComplete = await kept.complete(large).then(
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
