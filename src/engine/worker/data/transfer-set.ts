import { ConfigError, ShapeError } from '@/core/errors.ts';
import { randomStream, shuffledIndices } from '@/core/random.ts';

/** Training pictures of the first shard, and of all: both packed with the same number of each class. */
const firstShard = 2_000;
const allShards = 10_000;

/** How many training pictures, from the front, a transfer set of this size is chosen from. */
export function poolSizeFor(labelled: number): number {
  return labelled <= firstShard ? firstShard : allShards;
}

/**
 * Indices of the training pictures that the students see, as many of each class as possible.
 *
 * Classes take turns in a seeded order, each giving its next picture in a seeded order: counts of two classes differ
 * by one at most while the pool has enough of both, and a smaller set is the beginning of a larger one out of the
 * same pool, so that runs with few and with more labels can be compared.
 *
 * @param labels [≥ poolSize], class of each training picture
 * @param poolSize how many pictures, from the front, to choose from: `poolSizeFor(labelled)`
 * @param labelled how many to choose, 1 … poolSize
 * @param seed the run's seed
 * @returns [labelled], no index twice
 * @throws ConfigError 'config-invalid' for `labelled`, ShapeError 'shape-mismatch' for `labels`
 */
export function selectTransferSet(
  labels: Uint8Array,
  poolSize: number,
  labelled: number,
  seed: number,
): Uint32Array {
  if (labels.length < poolSize) throw new ShapeError('labels', [labels.length], `[${poolSize}] or longer`);
  if (!Number.isInteger(labelled) || labelled < 1 || labelled > poolSize) {
    throw new ConfigError('labelled', labelled, `a whole number from 1 to ${poolSize}`);
  }
  const random = randomStream(seed, 'transfer-set');
  const byClass: number[][] = [];
  for (const index of shuffledIndices(poolSize, random)) (byClass[labels[index] ?? 0] ??= []).push(index);
  const present = byClass.filter((members) => members.length > 0);
  const turns = [...shuffledIndices(present.length, random)].map((turn) => present[turn] ?? []);

  const chosen = new Uint32Array(labelled);
  let filled = 0;
  for (let round = 0; filled < labelled; round++) {
    for (const members of turns) {
      const index = members[round];
      if (index !== undefined && filled < labelled) chosen[filled++] = index;
    }
  }
  return chosen;
}
