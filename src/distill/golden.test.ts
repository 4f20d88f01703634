import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { goldenCases, goldenErrors } from './golden/golden-cases.ts';

describe('losses on the CPU backend', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it.each(goldenCases)('$name: value and gradient are PyTorch’s', async (golden) => {
    const errors = await goldenErrors(tf, golden);
    expect(errors.value).toBeLessThanOrEqual(1e-4);
    expect(errors.gradient).toBeLessThanOrEqual(1e-4);
  });
});
