/** Names and keywords of emoji in Korean and English, with the kind of the emoji. */
import { readFileSync } from 'node:fs';
import { packageFolder } from './npm-package.mjs';
import { packTexts } from './pack-texts.mjs';
import { stratifiedOrder } from './stratified-order.mjs';

/** Groups of the package by class; 2 (parts of emoji) and 9 (flags, named by countries) are left out. */
const groups = [0, 1, 3, 4, 5, 6, 7, 8];

/** Share of the phrases that are kept for the test. */
const TEST_SHARE = 0.15;

/** @typedef {{ text: string, label: number, phrase: number }} Example */

/**
 * Every phrase with each class of which it names an emoji, once; in the package's order.
 *
 * @param {string} folder
 * @param {(text: string) => number} numTokens 0 for phrases that can't be read
 * @returns {Map<string, Set<number>>}
 */
function classesByPhrase(folder, numTokens) {
  /** @type {Map<string, Set<number>>} */
  const classes = new Map();
  for (const language of ['ko', 'en']) {
    /** @type {{ label: string, tags?: string[], group?: number }[]} */
    const emoji = JSON.parse(readFileSync(`${folder}${language}/data.json`, 'utf8'));
    for (const { label: name, tags = [], group = -1 } of emoji) {
      const label = groups.indexOf(group);
      for (const phrase of label < 0 ? [] : [name, ...tags]) {
        const text = phrase.toLowerCase();
        if (numTokens(text) < 2) continue;
        classes.set(text, (classes.get(text) ?? new Set()).add(label));
      }
    }
  }
  return classes;
}

/**
 * @param {{ input: import('../../src/datasets/dataset-spec.ts').TextData, numClasses: number, counts: { train: number, test: number } }} spec
 * @param {Record<string, any>} app
 * @returns {Promise<import('./idx-sources.mjs').FullDataset>}
 */
export async function emojiTexts({ input, numClasses, counts }, app) {
  const folder = packageFolder(
    'emojibase-data@17.0.0',
    'd01d0e2ca4e22cb402679532155342c71e2e871f25c32223c013b8b166ebdf5a',
  );
  const numTokens = (/** @type {string} */ text) => {
    const { numLeftOut, numKnown, unknown } = app['tokeniser'].tokenise(text, input);
    return numLeftOut > 0 || unknown.length > 0 ? 0 : numKnown;
  };
  const random = app['random'].randomStream(2015, 'phrases');
  /** @type {Record<'train' | 'test', Example[]>} */
  const examples = { train: [], test: [] };
  // All classes of a phrase are on one side, so that no phrase of the test was ever seen.
  for (const [phrase, [text, labels]] of [...classesByPhrase(folder, numTokens)].entries()) {
    const split = random.next() < TEST_SHARE ? 'test' : 'train';
    for (const label of labels) examples[split].push({ text, label, phrase });
  }
  const splitOf = (/** @type {'train' | 'test'} */ split) => {
    const labels = Uint8Array.from(examples[split], ({ label }) => label);
    const chosen = stratifiedOrder(labels, numClasses, [counts[split]], 2015);
    const kept = chosen.flatMap((index) => examples[split][index] ?? []);
    return { ...packTexts(kept, input, app), groups: kept.map(({ phrase }) => phrase) };
  };
  return { train: splitOf('train'), test: splitOf('test') };
}
