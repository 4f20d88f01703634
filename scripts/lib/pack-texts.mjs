/**
 * Texts as stored examples: their tokens as one byte each, and their classes.
 *
 * @param {readonly { text: string, label: number }[]} examples
 * @param {import('../../src/datasets/dataset-spec.ts').TextData} input
 * @param {Record<string, any>} app with the page's `tokeniser`
 * @returns {import('./idx-sources.mjs').Split}
 */
export function packTexts(examples, input, app) {
  if (input.vocabulary > 256) throw new Error(`${input.vocabulary} tokens do not fit into a byte`);
  const images = new Uint8Array(examples.length * input.length);
  let numUnknown = 0;
  let numCharacters = 0;
  for (const [place, { text }] of examples.entries()) {
    const { ids, numLeftOut, numKnown } = app['tokeniser'].tokenise(text, input);
    if (numLeftOut > 0) throw new Error(`"${text}" has more than ${input.length} characters`);
    images.set(ids, place * input.length);
    const numSeen = ids.filter((/** @type {number} */ id) => id > 0).length;
    numUnknown += numSeen - numKnown;
    numCharacters += numSeen;
  }
  // A vocabulary without a letter of the data would hide it from the networks.
  if (numUnknown > 0.002 * numCharacters)
    throw new Error(`${numUnknown} of ${numCharacters} characters are not in the vocabulary`);
  return { images, labels: Uint8Array.from(examples, ({ label }) => label), count: examples.length };
}
