import type { DatasetSpec } from '../dataset-spec.ts';

/** Pictures of clothes. Mean 0.286041 and standard deviation 0.353024, computed over the 60,000 official pictures. */
export const fashionMnist = {
  id: 'fashion-mnist',
  shape: { height: 28, width: 28, channels: 1 },
  numClasses: 10,
  classNameStyle: 'translated',
  framing: 'whole-frame',
  counts: { train: 10_000, test: 10_000 },
  pixelMean: 0.286041,
  pixelStd: 0.353024,
  licence: { name: 'MIT', url: 'https://github.com/zalandoresearch/fashion-mnist/blob/master/LICENSE' },
  authors: 'Han Xiao, Kashif Rasul, Roland Vollgraf (Zalando, 2017)',
  source: {
    name: 'Fashion-MNIST',
    url: 'https://github.com/zalandoresearch/fashion-mnist',
  },
  shippedTeacher: 'cnn-16-32-128',
  manifestPath: 'data/fashion-mnist/manifest.json',
} as const satisfies DatasetSpec;
