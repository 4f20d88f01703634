import '@tensorflow/tfjs-backend-webgpu';
import { describe } from 'vitest';
import { describeKernels } from './testing/kernel-suite.ts';
import { seed } from './testing/seed.ts';
import { isWithoutGpu } from './testing/without-gpu.ts';
import { softwareTiles } from './tiles.ts';

describe.skipIf(isWithoutGpu)(`kernels on WebGPU in Node, seed ${seed}`, () => {
  // The tiles of a hardware GPU are compared in Chromium, and all sizes of both by `npm run test:gpu`.
  describeKernels([softwareTiles], true);
});
