import type { DatasetSpec } from '../dataset-spec.ts';

/** Pictures of clothes. Mean 0.286041 and standard deviation 0.353024, computed over the 60,000 official pictures. */
export const fashionMnist = {
  id: 'fashion-mnist',
  input: {
    kind: 'image',
    height: 28,
    width: 28,
    channels: 1,
    framing: 'whole-frame',
    pixelMean: 0.286041,
    pixelStd: 0.353024,
  },
  numClasses: 10,
  classNames: 'translated',
  counts: { train: 10_000, test: 10_000 },
  firstTrain: 2_000,
  shippedTeacher: 'cnn-16-32-128',
  manifestPath: 'data/fashion-mnist/manifest.json',
} as const satisfies DatasetSpec;
