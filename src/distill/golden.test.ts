import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { goldenCases, goldenErrors } from './golden/golden-cases.ts';
import { decoupled } from './methods/decoupled.ts';

describe('losses on the CPU backend', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it.each(goldenCases)('$name: value and gradient match PyTorch', async (golden) => {
    const errors = await goldenErrors(tf, golden);
    expect(errors.value).toBeLessThanOrEqual(1e-4);
    expect(errors.gradient).toBeLessThanOrEqual(1e-4);
  });

  const zeroCases = goldenCases.filter(({ gradients }) =>
    gradients.flat().every((each) => Math.abs(each) < 1e-9),
  );
  it('covers equal decoupled answers at T = 4', () => {
    expect(zeroCases.filter(({ of, name }) => of === decoupled.id && name.endsWith('T4'))).toHaveLength(2);
  });
  it.each(zeroCases)('$name: value and gradient vanish', async (golden) => {
    const errors = await goldenErrors(tf, golden);
    expect(errors.value).toBeLessThanOrEqual(2e-5);
    expect(errors.gradient).toBeLessThanOrEqual(2e-5);
  });
});
