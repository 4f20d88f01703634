/**
 * The browsers that the build needs, from the newer features that it uses.
 *
 * Versions are those of MDN's browser compatibility data: Chrome (and Edge, which has the same), Firefox, Safari. Listed
 * is what came after Chrome 92, Firefox 92 or Safari 15, as far as TypeScript's `lib` (ES2023 and the DOM) lets it in;
 * what a library merely tries is not listed.
 */

/**
 * @typedef {object} Feature
 * @property {RegExp} pattern matches it in built code
 * @property {readonly [number, number, number]} since first version of Chrome, Firefox and Safari
 * @property {string} [path] where public/start.js looks for it; none for what a browser can do without, or for CSS
 */

/** @type {readonly Feature[]} */
const features = [
  { path: 'AbortSignal.any', pattern: /AbortSignal\.any\(/, since: [116, 124, 17.4] },
  { path: 'AbortSignal.timeout', pattern: /AbortSignal\.timeout\(/, since: [103, 100, 16] },
  { path: 'Array.prototype.findLast', pattern: /\.findLast(?:Index)?\(/, since: [97, 104, 15.4] },
  { path: 'Array.prototype.toReversed', pattern: /\.toReversed\(/, since: [110, 115, 16] },
  { path: 'Array.prototype.toSorted', pattern: /\.toSorted\(/, since: [110, 115, 16] },
  { path: 'Array.prototype.toSpliced', pattern: /\.toSpliced\(/, since: [110, 115, 16] },
  { path: 'DecompressionStream', pattern: /new DecompressionStream\b/, since: [80, 113, 16.4] },
  { path: 'HTMLDialogElement.prototype.showModal', pattern: /\.showModal\(/, since: [37, 98, 15.4] },
  { path: 'HTMLElement.prototype.togglePopover', pattern: /popover:[`"']/, since: [114, 125, 17] },
  { path: 'Intl.ListFormat', pattern: /Intl\.ListFormat\b/, since: [72, 78, 14.1] },
  { path: 'Object.hasOwn', pattern: /Object\.hasOwn\(/, since: [93, 92, 15.4] },
  { path: 'ResizeObserver', pattern: /new ResizeObserver\b/, since: [64, 69, 13.1] },
  { path: 'String.prototype.replaceAll', pattern: /\.replaceAll\(/, since: [85, 77, 13.1] },
  { path: 'structuredClone', pattern: /\bstructuredClone\(/, since: [98, 94, 15.4] },
  { path: 'Promise.withResolvers', pattern: /Promise\.withResolvers\(/, since: [119, 121, 17.4] },
  { path: 'Object.groupBy', pattern: /(?:Object|Map)\.groupBy\(/, since: [117, 119, 17.4] },
  { path: 'URL.canParse', pattern: /URL\.canParse\(/, since: [120, 115, 17] },
  { path: 'URL.parse', pattern: /\bURL\.parse\(/, since: [126, 126, 18] },
  { path: 'Element.prototype.checkVisibility', pattern: /\.checkVisibility\(/, since: [105, 106, 17.4] },
  { path: 'Set.prototype.union', pattern: /\.(?:isSubsetOf|symmetricDifference)\(/, since: [122, 127, 17] },
  // Module workers are tried in public/start.js.
  { pattern: /type:[`"']module[`"'],name:/, since: [80, 114, 15] },
  { pattern: /:has\(/, since: [105, 121, 15.4] },
  { pattern: /@container/, since: [105, 110, 16] },
  { pattern: /color-mix\(/, since: [111, 113, 16.2] },
  { pattern: /oklch\(/, since: [111, 113, 15.4] },
  { pattern: /(?:oklch|rgb|hsl)\(from /, since: [119, 128, 16.4] },
  { pattern: /light-dark\(/, since: [123, 120, 17.5] },
  { pattern: /subgrid/, since: [117, 71, 16] },
  { pattern: /[\d.]dvh\b/, since: [108, 101, 15.4] },
];

/**
 * @param {readonly string[]} texts scripts and styles of the build
 * @returns {{ paths: string[], versions: string[] }} what public/start.js has to look for, and the first versions of
 *   Chrome, Firefox and Safari that have all of it
 */
export function neededFeatures(texts) {
  const used = features.filter(({ pattern }) => texts.some((text) => pattern.test(text)));
  const versions = [0, 1, 2].map((browser) =>
    String(Math.max(...used.map(({ since }) => since[browser] ?? 0))),
  );
  return { paths: used.flatMap(({ path }) => (path === undefined ? [] : [path])).toSorted(), versions };
}
