/**
 * Measures the code that the page loads before it is interactive: its script with static imports and
 * preloads.
 *
 * Fails above the budget, and if TensorFlow.js is included: a single misplaced value import adds it, and the
 * page still works, only slower. Also fails if the build needs features that public/start.js does not check,
 * or browser versions that its message and the README do not name.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { neededFeatures } from './lib/browser-support.mjs';

const budgetBytes = 150_000;
/** Names that survive minification, one from the core's kernels and one from its flags. */
const markers = ['Conv2DBackpropFilter', 'WEBGL_CPU_FORWARD'];
const dist = fileURLToPath(new URL('../dist/', import.meta.url));

if (!existsSync(join(dist, 'index.html'))) {
  console.error('bundle: dist/index.html is missing, run npm run build first');
  process.exit(1);
}

/** @type {Record<string, { file: string, imports?: string[], isEntry?: boolean }>} */
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
const page = readFileSync(join(dist, 'index.html'), 'utf8');

/** @type {Set<string>} */
const files = new Set();

/** @param {string | undefined} key */
function addWithImports(key) {
  const chunk = key === undefined ? undefined : manifest[key];
  if (chunk === undefined || files.has(chunk.file)) return;
  files.add(chunk.file);
  chunk.imports?.forEach(addWithImports);
}

for (const [tag] of page.matchAll(/<(?:script|link)\b[^>]*>/g)) {
  const url = tag.startsWith('<script')
    ? /\bsrc="([^"]+)"/.exec(tag)?.[1]
    : /\brel="modulepreload"/.test(tag)
      ? /\bhref="([^"]+)"/.exec(tag)?.[1]
      : undefined;
  if (url === undefined) continue;
  const file = url.replace(/^\.?\//, '');
  const key = Object.keys(manifest).find((name) => manifest[name]?.file === file);
  if (key === undefined) files.add(file);
  else addWithImports(key);
}

let total = 0;
/** @type {string[]} */
const faults = [];
for (const file of files) {
  const code = readFileSync(join(dist, file));
  const gzipBytes = gzipSync(code, { level: 9 }).length;
  total += gzipBytes;
  const found = markers.filter((marker) => code.includes(marker));
  if (found.length > 0) faults.push(`${file} holds TensorFlow.js (${found.join(', ')})`);
  console.log(`${(gzipBytes / 1000).toFixed(1).padStart(8)} kB  ${file}`);
}
console.log(`${(total / 1000).toFixed(1).padStart(8)} kB  in all, gzipped, of ${budgetBytes / 1000} kB`);

if (files.size === 0) faults.push('dist/index.html loads no script');
if (total > budgetBytes) faults.push(`the page loads ${total} bytes, ${total - budgetBytes} too many`);

const assets = join(dist, 'assets');
const texts = readdirSync(assets)
  .filter((name) => /\.(?:js|css)$/.test(name))
  .map((name) => readFileSync(join(assets, name), 'utf8'));
const { paths, versions } = neededFeatures(texts);
// Reads the source, because the list is renamed in the build.
const start = readFileSync(new URL('../public/start.js', import.meta.url), 'utf8');
const listed = [...(/needed = \[([^\]]*)\]/.exec(start)?.[1] ?? '').matchAll(/'([\w.]+)'/g)].map(
  ([, path]) => path,
);
const unlisted = paths.filter((path) => !listed.includes(path));
const unused = listed.filter((path) => path !== undefined && !paths.includes(path));
if (unlisted.length > 0) faults.push(`public/start.js does not look for ${unlisted.join(', ')}`);
if (unused.length > 0) faults.push(`public/start.js looks for ${unused.join(', ')}, which nothing uses`);
const [chrome, firefox, safari] = versions;
const named = new RegExp(`Chrome or Edge ${chrome}, Firefox ${firefox}(?:,| or) Safari ${safari}\\b`);
const readme = new URL('../README.md', import.meta.url);
for (const [place, text] of [
  ['public/start-trouble.js', readFileSync(join(dist, 'start-trouble.js'), 'utf8')],
  ['README.md', readFileSync(readme, 'utf8')],
]) {
  if (!named.test(text ?? ''))
    faults.push(`${place} has to name Chrome or Edge ${chrome}, Firefox ${firefox} and Safari ${safari}`);
}

for (const fault of faults) console.error(`bundle: ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
