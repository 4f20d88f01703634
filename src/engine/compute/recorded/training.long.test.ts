import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { afterAll, describe, expect, it } from 'vitest';
import { registerGpuKernels, removeGpuKernels } from '../kernels/register.ts';
import { isWithoutGpu } from '../kernels/testing/without-gpu.ts';
import { trainLosses, worstOf } from './testing/train-losses.ts';

describe.skipIf(isWithoutGpu)('training on WebGPU', () => {
  afterAll(() => removeGpuKernels());

  it('gives the same losses for 10 steps as on the CPU backend, by operations and recorded', async () => {
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    await tf.setBackend('cpu');
    const expected = await trainLosses('operations', 10);
    registerGpuKernels();
    await tf.setBackend('webgpu');
    expect(worstOf(await trainLosses('operations', 10), expected)).toBeLessThan(1e-3);
    expect(worstOf(await trainLosses('recorded', 10), expected)).toBeLessThan(1e-3);
  });
});
