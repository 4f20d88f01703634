import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { goldenCases, goldenErrors } from './golden/golden-cases.ts';

/**
 * The first case of each method: every shape is compiled anew. The losses as they train are compared on WebGPU in Node,
 * case by case (`loss-ops.gpu.test.ts`), the formulas by `npm run test:gpu`.
 */
const firstOfEach = goldenCases.filter(
  ({ of }, index) => index === goldenCases.findIndex((other) => other.of === of),
);

describe('losses on WebGPU', () => {
  beforeAll(async () => {
    await tf.setBackend('webgpu');
    // Otherwise small tensors would be computed on the CPU, and WebGPU would not be tested.
    tf.env().set('WEBGPU_CPU_FORWARD', false);
  });

  it('run on WebGPU only', () => expect(tf.getBackend()).toBe('webgpu'));

  it.each(firstOfEach)('$name: value and gradient match PyTorch', async (golden) => {
    const errors = await goldenErrors(tf, golden);
    expect(errors.value).toBeLessThanOrEqual(1e-3);
    expect(errors.gradient).toBeLessThanOrEqual(1e-3);
  });
});
