import type { DatasetSpec } from '../dataset-spec.ts';

/** Pictures of clothes. Mean 0.286041 and standard deviation 0.353024, computed over the 60,000 official pictures. */
export const fashionMnist = {
  id: 'fashion-mnist',
  shape: { height: 28, width: 28, channels: 1 },
  numClasses: 10,
  classNameStyle: 'translated',
  counts: { train: 10_000, test: 10_000 },
  pixelMean: 0.286041,
  pixelStd: 0.353024,
  licence: { name: 'MIT', url: 'https://github.com/zalandoresearch/fashion-mnist/blob/master/LICENSE' },
  source: {
    name: 'Xiao, Rasul, Vollgraf 2017: Fashion-MNIST',
    url: 'https://github.com/zalandoresearch/fashion-mnist',
  },
  manifestPath: 'data/fashion-mnist/manifest.json',
} as const satisfies DatasetSpec;
