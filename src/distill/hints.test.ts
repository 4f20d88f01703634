import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Auxiliary } from './method.ts';
import { hints } from './methods/hints.ts';
import { defaultsOf } from './values.ts';

const values = defaultsOf(hints);
const outputOf = (stage2: tf.Tensor) => ({
  logits: tf.zeros<tf.Rank.R2>([stage2.shape[0] ?? 0, 10]),
  taps: { stage2 },
});
const comparedOf = (student: tf.Tensor, teacher: tf.Tensor, auxiliary: Auxiliary) =>
  hints.compared?.(tf, { student: outputOf(student), teacher: outputOf(teacher) }, values, auxiliary)[0];
/** One picture of one channel whose pixels count up from 1. */
const counting = (side: number) => tf.reshape(tf.range(1, side * side + 1), [1, side, side, 1]);
const shape = { student: [4, 4, 3], teacher: [4, 4, 5] };

describe('hints', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it('pool nothing if the convolution alone reduces the student’s map to the teacher’s size', async () => {
    const compared = comparedOf(counting(4), tf.zeros([1, 2, 2, 1]), { kernel: tf.ones([3, 3, 1, 1]) });
    // Sums of the four 3 × 3 windows of 1 … 16: nine times each window's centre.
    expect([...((await compared?.student.data()) ?? [])]).toEqual([54, 63, 90, 99]);
    expect(compared?.teacher.shape).toEqual([1, 2, 2, 1]);
  });

  it('keep the size if both maps have it, and add the bias', async () => {
    const middle = tf.tensor4d([0, 0, 0, 0, 1, 0, 0, 0, 0], [3, 3, 1, 1]);
    const compared = comparedOf(counting(2), tf.zeros([1, 2, 2, 1]), {
      kernel: middle,
      bias: tf.tensor1d([5]),
    });
    expect([...((await compared?.student.data()) ?? [])]).toEqual([6, 7, 8, 9]);
  });

  it('refuse different channels without a regressor, and a bias without a kernel', () => {
    const [one, two] = [tf.zeros([1, 2, 2, 1]), tf.zeros([1, 2, 2, 2])];
    expect(() => comparedOf(one, two, {})).toThrow(/2 channels, or a regressor/);
    expect(() => comparedOf(one, one, { bias: tf.zeros([1]) })).toThrow(/kernel/);
  });

  it('plan a regressor between the channels of both maps, and refuse anything but maps', () => {
    const plansOf = (student: readonly number[], teacher: readonly number[]) =>
      hints.auxiliary?.(values, [{ student, teacher }]).map((plan) => plan.shape);
    expect(plansOf(shape.student, shape.teacher)).toEqual([[1, 1, 3, 5], [5]]);
    expect(() => plansOf([12], shape.teacher)).toThrow(/guidedLayer/);
    expect(() => plansOf(shape.student, [4, 4, 5, 1])).toThrow(/hintLayer/);
    expect(() => plansOf(shape.student, [12])).toThrow(/hintLayer/);
  });
});
