import '@tensorflow/tfjs-backend-webgpu';
import { describe } from 'vitest';
import { describeKernels } from './testing/kernel-suite.ts';

describe('kernels on WebGPU in Chromium', () => {
  describeKernels();
});
