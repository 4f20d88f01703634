import { PrecacheController, PrecacheRoute, type PrecacheEntry } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { KeptFiles } from './kept-files.ts';
import type { KeptAnswer, OfflineRequest } from './messages.ts';

/** `filesToKeep` is injected by the build: the files to cache with their hashes. */
declare const self: ServiceWorkerGlobalScope & { readonly filesToKeep: readonly PrecacheEntry[] };

/**
 * Caches the page so that it works without a network.
 *
 * The page and its chunks are fetched at once, pictures and teachers (`.bin`, most of the bytes) when the page asks
 * for them, so that they do not compete with its first seconds. A file is cached only if its hash matches the
 * build's: a network with a login page answers every request with that page. A new version waits until every
 * tab is closed or the visitor accepts it, and keeps the old version's files while a second tab may need
 * them.
 */
const isLarge = (url: string) => url.endsWith('.bin');
/** Fetched when a figure is first saved, and cached then. */
const isOnDemand = (url: string) => url.endsWith('.glyphs');
const entries = self.filesToKeep;
const large = entries
  .filter(({ url }) => isLarge(url))
  .map(({ url }) => new URL(url, self.location.href).href);
const hashes = new Map(
  entries.map(({ url, integrity }) => [new URL(url, self.location.href).href, integrity ?? '']),
);

/** Cache for files with content hashes in their names; it is valid for every version. */
const keptName = `kept-${self.registration.scope}`;
const kept = new KeptFiles(() => caches.open(keptName), hashes);

const page = new PrecacheController();
// The entries have an `integrity`, so the browser itself rejects a file with another hash.
page.addToCacheList(entries.filter(({ url }) => !isLarge(url) && !isOnDemand(url)));
const pageFiles = new KeptFiles(
  () => caches.open(page.strategy.cacheName),
  hashes,
  (url) => page.getCacheKeyForURL(url) ?? url,
);
self.addEventListener('install', (event) => void page.install(event));
// Claim open tabs, so that a first visit's later requests come here. Tabs of an older version are not
// reloaded.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// The page requests a damaged file again with `cache: 'reload'`; the new file replaces it.
registerRoute(
  ({ url, request }) =>
    request.cache === 'reload' &&
    request.mode !== 'navigate' &&
    hashes.has(url.href) &&
    !isLarge(url.href) &&
    !isOnDemand(url.href),
  ({ request, event }) => pageFiles.renew(request, (work) => event.waitUntil(work)),
);
// Ignore the query: every link of the page is the same file.
registerRoute(new PrecacheRoute(page, { ignoreURLParametersMatching: [/./], cleanURLs: false }));
registerRoute(
  ({ url: { pathname }, sameOrigin }) =>
    sameOrigin && (isLarge(pathname) || isOnDemand(pathname) || pathname.endsWith('.woff2')),
  ({ request, event }) => {
    const later = (work: Promise<unknown>) => event.waitUntil(work);
    return request.cache === 'reload' ? kept.renew(request, later) : kept.get(request, later);
  },
);
// Chunks of the previous version, for a tab that still runs it.
registerRoute(
  ({ url }) => url.href.startsWith(`${self.registration.scope}assets/`),
  async ({ request }) => (await caches.match(request)) ?? fetch(request),
);

/** Deletes older versions, unless another tab is open: it may still need chunks of its own version. */
async function forgetOlderVersions(event: ExtendableEvent): Promise<void> {
  const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (tabs.length > 1) return;
  await page.activate(event);
  const cache = await caches.open(keptName);
  const stale = (await cache.keys()).filter(
    ({ url }) => (isLarge(url) || isOnDemand(url)) && !hashes.has(url),
  );
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
