import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DistillationMethod, NetworkOutput } from './method.ts';
import { correlations } from './methods/correlations.ts';
import { methods } from './registry.ts';
import { temperatureKnob } from './softened.ts';
import { methodInputs } from './testing/method-inputs.ts';
import { defaultsOf } from './values.ts';

const {
  auxiliaryOf,
  batchOf,
  gradientOf,
  labelsOf,
  largest,
  lossOf,
  numbersOf,
  outputOf,
  randomTensor,
  sum,
} = methodInputs(tf);

/**
 * Its ε keeps the correlation of equal answers a little below 1, by ε / ‖x‖², and T² grows without the correlation
 * shrinking.
 */
const hasEpsilon = (method: DistillationMethod) => method === correlations;

const isComparison = ({ weight }: DistillationMethod) => weight.by === 'labels';

describe.each(methods)('the method $id', (method) => {
  beforeAll(() => tf.setBackend('cpu'));

  it('is invariant to a constant added to a row of logits', async () => {
    const [student, teacher] = [outputOf(4), outputOf(4)];
    const shift = tf.tensor2d([5, -3, 40, 0], [4, 1]);
    const shifted = ({ logits, taps }: NetworkOutput) => ({
      taps,
      logits: tf.add<tf.Tensor2D>(logits, shift),
    });
    const [plain] = await numbersOf(sum(lossOf(method, student, teacher)));
    const [moved] = await numbersOf(sum(lossOf(method, shifted(student), shifted(teacher))));
    expect(moved).toBeCloseTo(plain ?? NaN, 3);
  });

  it('is above zero when student and teacher differ', async () => {
    const [student, teacher] = [outputOf(8), outputOf(8)];
    const [apart] = await numbersOf(sum(lossOf(method, student, teacher)));
    expect(apart).toBeGreaterThan(0);
  });

  it('has a nonzero gradient', async () => {
    const [student, teacher] = [outputOf(8), outputOf(8)];
    expect(await largest(gradientOf(method, student, teacher))).toBeGreaterThan(1e-6);
  });

  it.each([
    ['outputs of ±60', (shape: readonly number[]) => tf.mul(tf.sub(tf.step(randomTensor(shape)), 0.5), 120)],
    [
      'identical rows',
      (shape: readonly number[]) =>
        tf.tile(randomTensor([1, ...shape.slice(1)]), [shape[0] ?? 1, ...shape.slice(1).map(() => 1)]),
    ],
    ['zeros', (shape: readonly number[]) => tf.zeros([...shape])],
    ['ten thousands', (shape: readonly number[]) => randomTensor(shape, 1e4)],
  ])('stays finite, with its gradient, for %s', async (_, make) => {
    const [extreme, usual] = [outputOf(6, make), outputOf(6)];
    for (const [student, teacher] of [
      [extreme, usual],
      [usual, extreme],
      [extreme, extreme],
    ] as const) {
      for (const temperature of [0.5, 4]) {
        const loss = await numbersOf(sum(lossOf(method, student, teacher, { temperature })));
        const gradient = await numbersOf(gradientOf(method, student, teacher, { temperature }));
        expect([...loss, ...gradient].every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('refuses mismatched outputs and names both shapes', () => {
    const [student, other] = [outputOf(4), outputOf(3)];
    // Without a teacher, only the labels can come from another batch.
    const [teacher, labels] = isComparison(method) ? [student, labelsOf(3)] : [other, labelsOf(4)];
    const wrong = () =>
      method.loss(tf, { student, teacher, labels }, defaultsOf(method), auxiliaryOf(method));
    expect(wrong).toThrow(/\[4, .*\[3, /);
  });

  it('leaves no tensors except its terms', () => {
    const batch = batchOf(outputOf(4), outputOf(4));
    const auxiliary = auxiliaryOf(method);
    const before = tf.memory().numTensors;
    const terms = method.loss(tf, batch, defaultsOf(method), auxiliary);
    expect(tf.memory().numTensors).toBe(before + method.terms.length);
    expect(Object.keys(terms)).toEqual(method.terms.map(({ id }) => id));
  });
});

// A method that replaces the labels compares nothing with the teacher.
describe.each(methods.filter((method) => !isComparison(method)))('the imitating method $id', (method) => {
  beforeAll(() => tf.setBackend('cpu'));

  it('is zero, with a zero gradient, when the student equals the teacher', async () => {
    const teacher = outputOf(8);
    const [same] = await numbersOf(sum(lossOf(method, teacher, teacher)));
    expect(Math.abs(same ?? NaN)).toBeLessThan(hasEpsilon(method) ? 1e-4 : 5e-7);
    expect(await largest(gradientOf(method, teacher, teacher))).toBeLessThan(
      hasEpsilon(method) ? 1e-5 : 1e-6,
    );
  });
});

const softened = methods.filter(({ hyperparameters }) =>
  hyperparameters.some(({ key }) => key === temperatureKnob.key),
);

describe.each(softened.filter((method) => !hasEpsilon(method)))('the softened method $id', (method) => {
  beforeAll(() => tf.setBackend('cpu'));

  it('keeps the size of its gradient over T = 4, 16, 64, thanks to T²', async () => {
    const [student, teacher] = [outputOf(8), outputOf(8)];
    const at = (temperature: number) => largest(gradientOf(method, student, teacher, { temperature }));
    const [low, middle, high] = [await at(4), await at(16), await at(64)];
    for (const size of [middle, high]) {
      expect(size / low).toBeGreaterThan(0.5);
      expect(size / low).toBeLessThan(2);
    }
  });
});

describe('correlations of softened answers', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('do not shrink with T, so that T² makes their gradient grow', async () => {
    const [student, teacher] = [outputOf(8), outputOf(8)];
    const at = (temperature: number) => largest(gradientOf(correlations, student, teacher, { temperature }));
    // From about 1 / T² on, one factor T stays with the probabilities: the gradient is that of T² ρ(z / T).
    expect((await at(64)) / (await at(16))).toBeGreaterThan(8);
  });
});
