/** Selects the built files that the service worker caches. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const assets = join(dist, 'assets');

/**
 * @param {string} range as CSS writes it: `U+AC00`, `U+AC00-AC1F` or `U+4??`
 * @returns {[number, number]} first and last code point
 */
function endsOf(range) {
  const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
  return [parseInt(first.replaceAll('?', '0'), 16), parseInt(last.replaceAll('?', 'F'), 16)];
}

/**
 * Slices of the text font without any letter of the page's texts: a browser loads them only if a visitor
 * types such a letter.
 *
 * @returns {Set<string>} names of built files
 */
function unusedSlices() {
  const names = readdirSync(assets);
  /** @param {RegExp} pattern */
  const read = (pattern) =>
    names
      .filter((name) => pattern.test(name))
      .map((name) => readFileSync(join(assets, name), 'utf8'))
      .join('\n');
  const letters = [...new Set(read(/\.js$/))].map((letter) => letter.codePointAt(0) ?? 0);
  /** @type {Set<string>} */
  const unused = new Set();
  for (const [face] of read(/\.css$/).matchAll(/@font-face\s*\{[^}]*\}/g)) {
    const ranges = /unicode-range:([^;}]+)/.exec(face)?.[1]?.split(',').map(endsOf);
    const file = /url\(["']?(?:\.\/)?([^"')]+\.woff2)/.exec(face)?.[1];
    if (!ranges || !file) continue;
    if (!ranges.some(([first, last]) => letters.some((letter) => first <= letter && letter <= last)))
      unused.add(`assets/${file}`);
  }
  return unused;
}

/** Files of the benchmark, 1.6 MB, which few visitors open. @param {string} url */
const isOfBenchmark = (url) => /^assets\/(bench-worker|start-bench)-/.test(url);

/**
 * Integrity hash of a built file, so that no other content is cached in its place.
 *
 * @param {string} url below `dist/`
 */
const hashOf = (url) =>
  `sha256-${createHash('sha256')
    .update(readFileSync(join(dist, url)))
    .digest('base64')}`;

/**
 * Options with which vite-plugin-pwa builds the service worker.
 *
 * File names with a hash need no revision: files that a visitor has are not fetched again. KaTeX's fonts are also
 * there as woff and ttf, which no browser with a service worker asks for.
 *
 * @type {Partial<import('vite-plugin-pwa').VitePWAOptions>}
 */
export const offlineOptions = {
  strategies: 'injectManifest',
  srcDir: 'src/app/offline',
  filename: 'service-worker.ts',
  injectRegister: false,
  manifest: false,
  injectManifest: {
    rollupFormat: 'iife',
    injectionPoint: 'self.filesToKeep',
    globPatterns: ['**/*.{html,js,css,woff2,wasm,json,bin,png,svg,webmanifest,glyphs}'],
    dontCacheBustURLsMatching: /^assets\/|\.[0-9a-f]{10}\.bin$/,
    maximumFileSizeToCacheInBytes: 16e6,
    manifestTransforms: [
      (entries) => {
        const unused = unusedSlices();
        const kept = entries.filter(({ url }) => !unused.has(url) && !isOfBenchmark(url));
        return { manifest: kept.map((entry) => ({ ...entry, integrity: hashOf(entry.url) })), warnings: [] };
      },
    ],
  },
};
