import { bytesPerExample } from '@/core/input-spec.ts';
import type { DatasetSpec } from '@/datasets/dataset-spec.ts';
import type { RelationView } from '@/protocol/engine/frames.ts';
import type { PictureData } from '@/protocol/engine/requests.ts';

/** A black test picture of a dataset; classes take turns. */
export const fakePicture = (index: number, { input, numClasses }: DatasetSpec): PictureData => ({
  index,
  label: index % numClasses,
  pixels: new Uint8Array(bytesPerExample(input)),
});

const fakeLane = (numPictures: number) => ({
  points: new Float32Array(2 * numPictures),
  explained: [0.6, 0.3] as const,
  distances: new Float32Array(numPictures * numPictures),
});
export const fakeRelations = (numPictures: number, { numClasses }: DatasetSpec): RelationView => ({
  indices: Array.from({ length: numPictures }, (_, index) => index),
  labels: Array.from({ length: numPictures }, (_, index) => index % numClasses),
  teacher: fakeLane(numPictures),
  student: fakeLane(numPictures),
  control: fakeLane(numPictures),
  correlation: { student: 0.9, control: 0.5 },
});
