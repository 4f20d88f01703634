import '@tensorflow/tfjs-backend-webgpu';
import { describe } from 'vitest';
import { describeKernels } from './testing/kernel-suite.ts';
import { seed } from './testing/seed.ts';
import { isWithoutGpu } from './testing/without-gpu.ts';
import { hardwareTiles, softwareTiles } from './tiles.ts';

describe.skipIf(isWithoutGpu)(`kernels on WebGPU in Node, seed ${seed}`, () => {
  describeKernels([hardwareTiles, softwareTiles], false);
});
