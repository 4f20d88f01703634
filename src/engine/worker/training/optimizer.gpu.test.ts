import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { afterAll, describe } from 'vitest';
import { registerGpuKernels, removeGpuKernels } from '../../compute/kernels/register.ts';
import { isWithoutGpu } from '../../compute/kernels/testing/without-gpu.ts';
import { describeOptimizers } from './testing/optimizer-suite.ts';

describe.skipIf(isWithoutGpu)('optimizers in one kernel on WebGPU', () => {
  afterAll(() => removeGpuKernels());
  describeOptimizers(async () => {
    registerGpuKernels();
    await tf.setBackend('webgpu');
  }, true);
});
