import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { afterAll, describe } from 'vitest';
import { registerGpuKernels, removeGpuKernels } from '../kernels/register.ts';
import { isWithoutGpu } from '../kernels/testing/without-gpu.ts';
import { describeFakeQuantise } from './testing/fake-quantise-suite.ts';

describe.skipIf(isWithoutGpu)('rounded weights on WebGPU', () => {
  afterAll(() => removeGpuKernels());
  describeFakeQuantise(async () => {
    registerGpuKernels();
    // Otherwise small tensors would be computed on the CPU.
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    await tf.setBackend('webgpu');
  });
});
