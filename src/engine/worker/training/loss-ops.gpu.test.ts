import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { afterAll, describe } from 'vitest';
import { registerGpuKernels, removeGpuKernels } from '../../compute/kernels/register.ts';
import { isWithoutGpu } from '../../compute/kernels/testing/without-gpu.ts';
import { describeLossOps } from './testing/loss-ops-suite.ts';

describe.skipIf(isWithoutGpu)('losses in one kernel on WebGPU', () => {
  afterAll(() => removeGpuKernels());
  describeLossOps('webgpu', async () => {
    registerGpuKernels();
    // Otherwise small tensors would be computed on the CPU.
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    await tf.setBackend('webgpu');
  });
});
