import { createHash } from 'node:crypto';
import { stratifiedOrder } from './stratified-order.mjs';

/** @typedef {{ file: string, split: 'train' | 'test', first: number, count: number, sha256: string, unpacked: Buffer }} Shard */

/**
 * What the examples of a dataset are, and how they are cut.
 *
 * @typedef {object} Layout
 * @property {Readonly<Record<string, number>>} input sizes in the manifest: height, width and channels, or length and vocabulary
 * @property {number} exampleBytes of one stored example
 * @property {number} numClasses
 * @property {{ train: number[], test: number[] }} shardSizes examples per shard; a run starts after the first shard of
 *   each split, the others load in the background
 */

/** Seed of the choice and order of training pictures; another one would change the runs of shared links. */
export const selectionSeed = 2015;

/** @type {(bytes: Uint8Array) => string} */
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * The shards of one split: of each, the examples [count, exampleBytes] as u8, then their labels [count].
 *
 * @param {'train' | 'test'} split
 * @param {import('./idx-sources.mjs').Split} source
 * @param {number[]} order indices into source, all shards after each other
 * @param {Layout} layout
 * @returns {Shard[]}
 */
function splitShards(split, source, order, layout) {
  const sizes = layout.shardSizes[split];
  const { exampleBytes } = layout;
  return sizes.map((count, shard) => {
    const first = sizes.slice(0, shard).reduce((sum, size) => sum + size, 0);
    const unpacked = Buffer.alloc(count * (exampleBytes + 1));
    order.slice(first, first + count).forEach((index, position) => {
      const start = index * exampleBytes;
      unpacked.set(source.images.subarray(start, start + exampleBytes), position * exampleBytes);
      unpacked[count * exampleBytes + position] = source.labels[index] ?? 0;
    });
    const hash = sha256(unpacked);
    // Never `.gz`: servers then add Content-Encoding, the browser inflates on its own and the second inflate fails.
    const file = `${split}-${shard}.${hash.slice(0, 10)}.bin`;
    return { file, split, first, count, sha256: hash, unpacked };
  });
}

/**
 * The shards of a dataset: training examples, as many of each class in every shard, chosen and ordered by the seed; and
 * test examples, all in official order, so that an index is the official index, or ordered like the training examples.
 *
 * @param {import('./idx-sources.mjs').FullDataset} full
 * @param {Layout} layout
 * @param {boolean} isOfficial whether the test examples have an official order
 * @returns {Shard[]}
 */
export function datasetShards(full, layout, isOfficial) {
  const orderOf = (/** @type {'train' | 'test'} */ split) =>
    stratifiedOrder(full[split].labels, layout.numClasses, layout.shardSizes[split], selectionSeed);
  const official = Array.from({ length: full.test.count }, (_, index) => index);
  return [
    ...splitShards('train', full.train, orderOf('train'), layout),
    ...splitShards('test', full.test, isOfficial ? official : orderOf('test'), layout),
  ];
}

/**
 * The manifest, which the page reads before it loads a shard.
 *
 * @param {string} datasetId
 * @param {{ licence: string, source: string }} origin
 * @param {Layout} layout
 * @param {readonly Shard[]} shards
 * @param {(shard: Shard) => number} packedBytes length of the shard's packed file
 */
export function manifestOf(datasetId, origin, layout, shards, packedBytes) {
  const countOf = (/** @type {string} */ split) =>
    shards.reduce((sum, shard) => sum + (shard.split === split ? shard.count : 0), 0);
  return {
    version: 1,
    datasetId,
    ...layout.input,
    numClasses: layout.numClasses,
    counts: { train: countOf('train'), test: countOf('test') },
    files: shards.map((shard) => ({
      file: shard.file,
      split: shard.split,
      first: shard.first,
      count: shard.count,
      bytes: packedBytes(shard),
      unpackedBytes: shard.unpacked.length,
      sha256: shard.sha256,
    })),
    licence: origin.licence,
    source: origin.source,
  };
}
