import { entryAt } from '@/core/checked.ts';
import { ConfigError, ShapeError } from '@/core/errors.ts';
import { wholeFrom } from '@/core/expectation.ts';
import { randomStream } from '@/core/random.ts';
import { shuffledIndices } from '@/core/shuffled-indices.ts';
import type { DatasetSpec } from '@/datasets/dataset-spec.ts';

/** How many pictures the training data consists of, and of which classes. */
export interface TrainingDataSize {
  readonly labelled: number;
  readonly unlabelled: number;
  /** Classes that are left out. */
  readonly hiddenClasses: readonly number[];
}

/**
 * Number of training pictures, from the first on, that the training data is chosen from: those of the first file
 * if they suffice, else all.
 */
export function poolSizeFor(
  { labelled, unlabelled, hiddenClasses }: TrainingDataSize,
  { counts, numClasses, firstTrain }: Pick<DatasetSpec, 'counts' | 'numClasses' | 'firstTrain'>,
): number {
  if (firstTrain === undefined) return counts.train;
  const share = (numClasses - hiddenClasses.length) / numClasses;
  return labelled + unlabelled <= firstTrain * share ? firstTrain : counts.train;
}

/**
 * Chooses the training pictures that the students see, balanced between the classes.
 *
 * Classes take turns in a seeded order, each giving its next picture in a seeded order: class counts differ
 * by at most one while the pool has enough of both. A smaller set is the beginning of a larger one from the
 * same pool, so that runs with few and with more labels can be compared.
 *
 * @param labels [≥ poolSize], class of each training picture
 * @param poolSize number of pictures, from the first on, to choose from: `poolSizeFor(…)`
 * @param size numbers of pictures; together at most what the pool has of the classes that are not hidden
 * @param seed the run's seed
 * @returns [labelled + unlabelled], unique indices, labelled ones first
 * @throws ConfigError 'config-invalid' for `labelled`, ShapeError 'shape-mismatch' for `labels`
 */
export function selectTrainingData(
  labels: Uint8Array,
  poolSize: number,
  { labelled, unlabelled, hiddenClasses }: TrainingDataSize,
  seed: number,
): Uint32Array {
  if (labels.length < poolSize) throw new ShapeError('labels', [labels.length], `[${poolSize}] or longer`);
  const random = randomStream(seed, 'transfer-set');
  const byClass: number[][] = [];
  for (const index of shuffledIndices(poolSize, random)) (byClass[entryAt(labels, index)] ??= []).push(index);
  const present = byClass.filter((members, label) => members.length > 0 && !hiddenClasses.includes(label));
  const total = labelled + unlabelled;
  const most = present.reduce((sum, members) => sum + members.length, 0);
  if (!Number.isInteger(total) || labelled < 1 || total > most) {
    throw new ConfigError('labelled', total, wholeFrom(1, most));
  }
  const turns = [...shuffledIndices(present.length, random)].map((turn) => entryAt(present, turn));

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
