import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** @type {(values: number[], generator: import('pure-rand/types/RandomGenerator').RandomGenerator) => void} */
function shuffle(values, generator) {
  for (let last = values.length - 1; last > 0; last--) {
    const other = uniformInt(generator, 0, last);
    [values[last], values[other]] = [values[other] ?? 0, values[last] ?? 0];
  }
}

/**
 * Selects and orders examples: blocks with the same number of each class, each block shuffled.
 *
 * One xoroshiro128+ stream (pure-rand 8) does all: a Fisher–Yates shuffle of each class's examples, class by class,
 * deals them to the blocks; then one of each block.
 *
 * @param {Uint8Array} labels [n], classes 0 … numClasses − 1
 * @param {number} numClasses
 * @param {number[]} blockSizes examples per block, multiples of numClasses
 * @param {number} seed
 * @returns {number[]} indices into labels, block after block
 */
export function stratifiedOrder(labels, numClasses, blockSizes, seed) {
  const generator = xoroshiro128plus(seed);
  const byClass = Array.from({ length: numClasses }, () => /** @type {number[]} */ ([]));
  labels.forEach((label, index) => byClass[label]?.push(index));
  for (const members of byClass) shuffle(members, generator);
  return blockSizes.flatMap((size) => {
    const block = byClass.flatMap((members) => members.splice(0, size / numClasses));
    if (block.length !== size) throw new Error(`only ${block.length} examples for a block of ${size}`);
    shuffle(block, generator);
    return block;
  });
}
