import '@tensorflow/tfjs-backend-webgpu';
import { describe } from 'vitest';
import { hardwareTiles } from './tiles.ts';
import { describeKernels } from './testing/kernel-suite.ts';
import { seed } from './testing/seed.ts';

describe(`kernels on WebGPU in Chromium, seed ${seed}`, () => {
  // As a visitor's GPU has them; those of a software adapter are compared in Node, and train in the tests of the page.
  describeKernels([hardwareTiles]);
});
