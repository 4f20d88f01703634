import type { DatasetSpec } from '../dataset-spec.ts';

/** Handwritten digits. Mean 0.130660 and standard deviation 0.308108, computed over the 60,000 official pictures. */
export const mnist = {
  id: 'mnist',
  input: {
    kind: 'image',
    height: 28,
    width: 28,
    channels: 1,
    framing: 'centre-of-mass',
    pixelMean: 0.13066,
    pixelStd: 0.308108,
  },
  numClasses: 10,
  classNames: 'digits',
  counts: { train: 10_000, test: 10_000 },
  firstTrain: 2_000,
  shippedTeacher: 'cnn-16-32-128',
  manifestPath: 'data/mnist/manifest.json',
} as const satisfies DatasetSpec;
