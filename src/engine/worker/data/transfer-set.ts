import { ConfigError, ShapeError } from '@/core/errors.ts';
import { randomStream, shuffledIndices } from '@/core/random.ts';

/** Training pictures of the first shard, and of all: both packed with the same number of each class. */
const firstShard = 2_000;
const allShards = 10_000;

/** What a transfer set is chosen by. */
export interface TransferSetWish {
  readonly labelled: number;
  readonly unlabelled: number;
  /** Of which there shall be no picture. */
  readonly hiddenClasses: readonly number[];
}

/**
 * How many training pictures, from the front, a transfer set is chosen from.
 *
 * @param numClasses of the dataset, each with as many pictures
 */
export function poolSizeFor(
  { labelled, unlabelled, hiddenClasses }: TransferSetWish,
  numClasses: number,
): number {
  const share = (numClasses - hiddenClasses.length) / numClasses;
  return labelled + unlabelled <= firstShard * share ? firstShard : allShards;
}

/**
 * Indices of the training pictures that the students see, as many of each class as possible.
 *
 * Classes take turns in a seeded order, each giving its next picture in a seeded order: counts of two classes differ
 * by one at most while the pool has enough of both, and a smaller set is the beginning of a larger one out of the
 * same pool, so that runs with few and with more labels can be compared.
 *
 * @param labels [≥ poolSize], class of each training picture
 * @param poolSize how many pictures, from the front, to choose from: `poolSizeFor(…)`
 * @param wish how many; together no more than the pool has of the classes that are shown
 * @param seed the run's seed
 * @returns [labelled + unlabelled], no index twice, those with labels first
 * @throws ConfigError 'config-invalid' for `labelled`, ShapeError 'shape-mismatch' for `labels`
 */
export function selectTransferSet(
  labels: Uint8Array,
  poolSize: number,
  { labelled, unlabelled, hiddenClasses }: TransferSetWish,
  seed: number,
): Uint32Array {
  if (labels.length < poolSize) throw new ShapeError('labels', [labels.length], `[${poolSize}] or longer`);
  const random = randomStream(seed, 'transfer-set');
  const byClass: number[][] = [];
  for (const index of shuffledIndices(poolSize, random)) (byClass[labels[index] ?? 0] ??= []).push(index);
  const present = byClass.filter((members, label) => members.length > 0 && !hiddenClasses.includes(label));
  const total = labelled + unlabelled;
  const most = present.reduce((sum, members) => sum + members.length, 0);
  if (!Number.isInteger(total) || labelled < 1 || total > most) {
    throw new ConfigError('labelled', total, `a whole number from 1 to ${most}`);
  }
  const turns = [...shuffledIndices(present.length, random)].map((turn) => present[turn] ?? []);

  const chosen = new Uint32Array(total);
  let filled = 0;
  for (let round = 0; filled < total; round++) {
    for (const members of turns) {
      const index = members[round];
      if (index !== undefined && filled < total) chosen[filled++] = index;
    }
  }
  return chosen;
}
