/** Texts as they could be too, for a teacher that would learn those of its training set by heart. */

/** The token for a character that is not in the vocabulary. */
const UNKNOWN = 1;

/**
 * Texts with some tokens replaced; padding stays.
 *
 * @param {Float32Array} ids
 * @param {number} share
 * @param {{ next(): number }} random
 */
export const withUnknown = (ids, share, random) =>
  ids.map((id) => (id > UNKNOWN && random.next() < share ? UNKNOWN : id));

/** Fewest and most tokens of a piece. */
const PIECE = [5, 16];

/**
 * Texts that are pieced together from pieces of other texts of their class: the classes are told by a few characters in a
 * row, and a network that never sees a text twice can't learn it by heart.
 *
 * @param {Int32Array} labels of the texts to make
 * @param {number} length of a text
 * @param {(label: number) => Float32Array} drawText returns a text of a class
 * @param {{ below(bound: number): number }} random
 */
export function splicedTexts(labels, length, drawText, random) {
  const [least = 0, most = 0] = PIECE;
  const ids = new Float32Array(labels.length * length);
  labels.forEach((label, row) => {
    // As long as a text of the class is.
    const whole = drawText(label).filter((id) => id > 0).length;
    for (let at = 0; at < whole;) {
      const text = drawText(label).filter((id) => id > 0);
      const size = Math.min(whole - at, text.length, least + random.below(most - least + 1));
      const first = random.below(text.length - size + 1);
      ids.set(text.subarray(first, first + size), row * length + at);
      at += size;
    }
  });
  return ids;
}
