import '@tensorflow/tfjs-backend-webgpu';
import { describe } from 'vitest';
import { hardwareTiles } from './tiles.ts';
import { describeKernels } from './testing/kernel-suite.ts';
import { seed } from './testing/seed.ts';

describe(`kernels on WebGPU in Chromium, seed ${seed}`, () => {
  // Tiles of a hardware GPU; those of a software adapter are compared in Node.
  describeKernels([hardwareTiles], true);
});
