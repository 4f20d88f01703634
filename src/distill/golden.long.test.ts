import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { isWithoutGpu } from '@/engine/compute/kernels/testing/without-gpu.ts';
import { goldenCases, goldenErrors } from './golden/golden-cases.ts';

describe.skipIf(isWithoutGpu)('losses on WebGPU in Node, by TensorFlow.js’ own operations', () => {
  beforeAll(async () => {
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    await tf.setBackend('webgpu');
  });

  it.each(goldenCases)('$name: value and gradient match PyTorch', async (golden) => {
    const errors = await goldenErrors(tf, golden);
    expect(errors.value).toBeLessThanOrEqual(1e-3);
    expect(errors.gradient).toBeLessThanOrEqual(1e-3);
  });
});
