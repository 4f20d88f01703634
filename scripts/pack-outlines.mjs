/**
 * Packs the outlines of the page's font for saved figures: `npm run pack-outlines`.
 *
 * Reads the slices of Noto Sans KR in node_modules and writes src/figures/glyphs/noto-sans-kr.glyphs: the 2,350 usual
 * Korean syllables (KS X 1001) and Latin, Greek and mathematical characters, in two weights between which others are
 * interpolated. `src/figures/glyphs/glyphs.ts` reads it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
// A CommonJS module, whose exports are its default.
// oxlint-disable-next-line import/default
import opentype from 'opentype.js';
import decompress from 'woff2-encoder/decompress';

const weights = /** @type {const} */ ([400, 700]);
const folder = fileURLToPath(
  new URL('../node_modules/@fontsource-variable/noto-sans-kr/files/', import.meta.url),
);
const target = fileURLToPath(new URL('../src/figures/glyphs/noto-sans-kr.glyphs', import.meta.url));

/** First and last code points of characters other than syllables. */
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x391, 0x3c9],
  [0x2010, 0x2044],
  [0x2070, 0x209c],
  [0x2190, 0x22ff],
  [0x2460, 0x2473],
  [0x25a0, 0x25ff],
  [0x3000, 0x3015],
  [0x3131, 0x3163],
];

/** The syllables of KS X 1001, by their bytes in EUC-KR. */
function usualSyllables() {
  const decoder = new TextDecoder('euc-kr');
  /** @type {Set<number>} */
  const found = new Set();
  for (let lead = 0xb0; lead <= 0xc8; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++)
      found.add(decoder.decode(new Uint8Array([lead, trail])).codePointAt(0) ?? 0);
  return found;
}

const syllables = usualSyllables();
/** @param {number} code */
const isPacked = (code) =>
  syllables.has(code) || ranges.some(([first = 0, last = 0]) => first <= code && code <= last);

/** A point with whether it is on the curve and whether it ends a contour. @typedef {import('opentype.js').Point} Point */

/** @type {Map<number, readonly [readonly Point[], readonly Point[]]>} */
const glyphs = new Map();
for (const name of readdirSync(folder).toSorted()) {
  const { buffer, byteOffset, byteLength } = await decompress(readFileSync(`${folder}${name}`));
  const font = opentype.parse(buffer.slice(byteOffset, byteOffset + byteLength));
  for (const code of Object.keys(font.tables.cmap.glyphIndexMap).map(Number)) {
    if (!isPacked(code)) continue;
    const glyph = font.charToGlyph(String.fromCodePoint(code));
    const [light, bold] = weights.map((wght) => [
      ...(font.variation.getTransform(glyph, { wght }).points ?? []),
    ]);
    if (!light || !bold || light.length !== bold.length) throw new Error(`U+${code.toString(16)} differs`);
    glyphs.set(code, [light, bold]);
  }
}

/** @type {number[]} */
const bytes = [];
/** Appends a whole number, seven bits a byte. @param {number} value not negative */
function append(value) {
  let rest = value;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
}
/** @param {number} value any sign */
const appendSigned = (value) => append(value < 0 ? -2 * value - 1 : 2 * value);

// Column by column, which compresses better than point by point.
const codes = [...glyphs.keys()].toSorted((one, other) => one - other);
const all = codes.map((code) => glyphs.get(code) ?? [[], []]);
append(codes.length);
for (const [index, code] of codes.entries()) append(code - (codes[index - 1] ?? 0));
for (const [points] of all) append(points.length);
for (const [points] of all)
  for (const { onCurve, lastPointOfContour } of points)
    append((onCurve ? 1 : 0) + (lastPointOfContour ? 2 : 0));
for (const axis of /** @type {const} */ (['x', 'y']))
  for (const [points] of all)
    for (const [index, point] of points.entries())
      appendSigned(Math.round(point[axis]) - Math.round(points[index - 1]?.[axis] ?? 0));
for (const axis of /** @type {const} */ (['x', 'y']))
  for (const [light, bold] of all)
    for (const [index, point] of light.entries())
      appendSigned(Math.round(bold[index]?.[axis] ?? 0) - Math.round(point[axis]));

const packed = gzipSync(Uint8Array.from(bytes), { level: 9 });
writeFileSync(target, packed);
console.log(`${codes.length} characters, ${bytes.length} bytes, ${packed.length} packed`);
