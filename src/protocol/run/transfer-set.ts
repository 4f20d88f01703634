import { datasetById, datasetIds } from '@/datasets/registry.ts';
import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import { methodById } from '@/distill/registry.ts';
import type { RunConfig } from './config.ts';
import { isGenerational } from './limits.ts';

/** The student learns from the pictures of the task. */
export const OWN_PICTURES = 'own';

/** Pictures that are made from the run's seed. */
export const madePictures = ['noise', 'scribbles'] as const;
export type MadePictures = (typeof madePictures)[number];

export const isMade = (transferSet: string): transferSet is MadePictures =>
  madePictures.some((each) => each === transferSet);

/** What the student of a run on this dataset can learn from: its own pictures, those of another dataset of their size, or made ones. */
export function transferSets({ id, input }: Pick<DatasetSpec, 'id' | 'input'>): readonly string[] {
  if (input.kind !== 'image') return [OWN_PICTURES];
  const isAlike = (other: DatasetSpec['input']) =>
    other.kind === 'image' &&
    (['height', 'width', 'channels'] as const).every((key) => other[key] === input[key]);
  const others = datasetIds().filter((other) => other !== id && isAlike(datasetById(other).input));
  return [OWN_PICTURES, ...others, ...madePictures];
}

/** Whether the student learns from other pictures than those of the task; they have no label. */
export const hasTransferSet = ({ transferSet }: Pick<RunConfig, 'transferSet'>): boolean =>
  transferSet !== OWN_PICTURES;

/** Whether the student trains on labels. */
export const usesLabels = (config: Pick<RunConfig, 'studentLabels' | 'transferSet'>): boolean =>
  config.studentLabels === 'seen' && !hasTransferSet(config);

/** Whether a method can teach without a single label: its loss needs none, and no student begins with labels alone. */
export function teachesWithoutLabels(id: string): boolean {
  const { needsLabels = false, hasPeer = false, weight } = methodById(id);
  // A peer has the labels, of pictures that the student doesn't see.
  return !needsLabels && !hasPeer && weight.by !== 'labels' && !isGenerational(id);
}
