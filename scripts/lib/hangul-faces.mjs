/** The typefaces of the Hangul letters, all under the SIL Open Font License 1.1, and their outlines. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
// A CommonJS module, whose exports are its default.
// oxlint-disable-next-line import/default
import opentype from 'opentype.js';
import decompress from 'woff2-encoder/decompress';
import { packageFolder } from './npm-package.mjs';

/**
 * @typedef {object} Family
 * @property {string} id name of its package of Fontsource
 * @property {readonly number[]} weights
 * @property {string} [version] of the package; missing if the page itself has the font
 * @property {string} [sha256] of its archive
 */

/**
 * By split: the test set's typefaces are in no training picture. Both have handwriting, type with and without serifs.
 *
 * @type {Readonly<Record<'train' | 'test', readonly Family[]>>}
 */
export const families = {
  train: [
    {
      id: 'gaegu',
      weights: [300, 400, 700],
      version: '5.3.0',
      sha256: 'a288e8e1d8ba3b288bee36088ad49f3e393797b96c2cca489efcbce47d918f6f',
    },
    {
      id: 'nanum-brush-script',
      weights: [400],
      version: '5.3.0',
      sha256: '1020ce15896a863639d83948298ac823873fa2683e0a6020f78275be5ec01520',
    },
    {
      id: 'gamja-flower',
      weights: [400],
      version: '5.3.0',
      sha256: '39b21876792be48fb2701baacab1a75566c2926ae06a109a4ff73510d77d1d7f',
    },
    {
      id: 'single-day',
      weights: [400],
      version: '5.3.1',
      sha256: '133ad639f50a5f2803d5783fce68c5eabcfd79a2b183a4f2474ecf72785d8f7d',
    },
    {
      id: 'cute-font',
      weights: [400],
      version: '5.2.8',
      sha256: '03af324a7d4f72f642bc890549061a28d731cc293ccf0d22395440669ecbf14d',
    },
    {
      id: 'jua',
      weights: [400],
      version: '5.3.0',
      sha256: '71e6a7f9d472ebecf36a7067d4c061a1ff1c9beeb83617cf418200619a928a94',
    },
    {
      id: 'do-hyeon',
      weights: [400],
      version: '5.3.0',
      sha256: '0af507daa8ee270bd99a066dc8690b6e9a159ed24958e944b72262fc7c02738c',
    },
    {
      id: 'gugi',
      weights: [400],
      version: '5.3.0',
      sha256: '048733ff0b9795beb57218166f328a2fde134f5395b5c391bae5019b0312bbe6',
    },
    {
      id: 'black-han-sans',
      weights: [400],
      version: '5.3.0',
      sha256: '5bca3ef2d1dd47c9d47a50db37467cde5050d514fea95863ddbab193bc503b81',
    },
    {
      id: 'sunflower',
      weights: [300, 500, 700],
      version: '5.3.1',
      sha256: 'a67980d9dd5a4d4df4e677a96efa230504a150329566a32211cc2a3514d6f20b',
    },
    {
      id: 'gowun-batang',
      weights: [400, 700],
      version: '5.3.0',
      sha256: '305cf15f2df0d335cac472f8f983de0aa9467fa69eb38c7a646199697477def6',
    },
    { id: 'noto-sans-kr', weights: [200, 400, 700] },
  ],
  test: [
    {
      id: 'nanum-pen-script',
      weights: [400],
      version: '5.3.0',
      sha256: '91c7118b1d68e8ab576addbae76351857cf5c3656b7ee496c51fe16f01258a44',
    },
    {
      id: 'poor-story',
      weights: [400],
      version: '5.3.0',
      sha256: '01497fc5e67f86260082878abfbdf266d902d6cfcc328a36f2fb4956f368bf9b',
    },
    {
      id: 'hi-melody',
      weights: [400],
      version: '5.3.0',
      sha256: '7c863e00f03dc1bf22282cc73045afce6d517c055f512e6880ca0f14a3ab662c',
    },
    {
      id: 'gowun-dodum',
      weights: [400],
      version: '5.3.0',
      sha256: '298faad907f6ed1a95cc48f838c0b9f3d882a81ce739c27c93f8107bc8abd4a6',
    },
    {
      id: 'song-myung',
      weights: [400],
      version: '5.2.8',
      sha256: 'b3e3bd129b6ff64e518db6bf5a8dd25e50f203ba1d5d192742ff858edeade3e6',
    },
  ],
};

/**
 * Whether a CSS unicode-range has a character.
 *
 * @param {string} ranges `U+3131,U+3141-3142`
 * @param {string} letter
 */
const hasLetter = (ranges, letter) =>
  ranges.split(',').some((range) => {
    const [first = '', last = first] = range.trim().slice(2).split('-');
    const code = letter.codePointAt(0) ?? 0;
    return parseInt(first, 16) <= code && code <= parseInt(last, 16);
  });

/** @param {string} file */
async function fontOf(file) {
  const { buffer, byteOffset, byteLength } = await decompress(readFileSync(file));
  return opentype.parse(buffer.slice(byteOffset, byteOffset + byteLength));
}

/**
 * The outlines of letters in each weight of a family, in the font's units, y downwards.
 *
 * @param {Family} family
 * @param {readonly string[]} letters
 * @returns {Promise<import('opentype.js').Command[][][]>} by weight and letter
 */
export async function outlinesOf({ id, weights, version, sha256 = '' }, letters) {
  const isVariable = version === undefined;
  const folder = isVariable
    ? fileURLToPath(new URL(`../../node_modules/@fontsource-variable/${id}/`, import.meta.url))
    : packageFolder(`@fontsource/${id}@${version}`, sha256);
  /** @type {[string, string][]} */
  const slices = Object.entries(JSON.parse(readFileSync(`${folder}unicode.json`, 'utf8')));
  /** @type {Map<string, Awaited<ReturnType<typeof fontOf>>>} */
  const fonts = new Map();
  /** @type {import('opentype.js').Command[][][]} */
  const outlines = [];
  for (const wght of weights) {
    /** @type {import('opentype.js').Command[][]} */
    const ofWeight = [];
    for (const letter of letters) {
      const slice = slices.find(([, ranges]) => hasLetter(ranges, letter))?.[0].replaceAll(/[[\]]/g, '');
      const file = `${folder}files/${id}-${slice}-${isVariable ? 'wght' : wght}-normal.woff2`;
      const font = fonts.get(file) ?? (await fontOf(file));
      fonts.set(file, font);
      const glyph = font.charToGlyph(letter);
      const { commands } = glyph.getPath(0, 0, 1000, isVariable ? { variation: { wght } } : {}, font);
      if (glyph.index === 0 || commands.length === 0) throw new Error(`${id} has no ${letter}`);
      ofWeight.push(commands);
    }
    outlines.push(ofWeight);
  }
  return outlines;
}
