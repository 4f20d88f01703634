import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { NORM_EPSILON } from '@/models/blocks/layer-norm.ts';
import { randomValues, relativeError, TOLERANCE, type Work } from '../wasm/compare-backends.ts';
import { gelu } from './gelu.ts';
import { normalised } from './layer-norm.ts';

type Three = readonly [tf.Tensor, tf.Tensor, tf.Tensor];

/** Written out, so that TensorFlow.js finds the gradients. */
function plainNorm(x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor): tf.Tensor {
  const { mean, variance } = tf.moments(x, -1, true);
  return tf.add(tf.mul(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, NORM_EPSILON))), scale), shift);
}
const plainGelu = (x: tf.Tensor) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));

/** The value, and the gradients with respect to every argument, in one row. */
const everything = (
  compute: (...given: tf.Tensor[]) => tf.Tensor,
  given: readonly tf.Tensor[],
  dy: tf.Tensor,
) =>
  tf.concat1d(
    [compute(...given), ...tf.grads(compute)([...given], dy)].map((each) => tf.reshape(each, [-1])),
  );

async function largestDifference(one: tf.Tensor, other: tf.Tensor): Promise<number> {
  const [difference = NaN] = await tf.max(tf.abs(tf.sub(one, other))).data();
  return difference;
}

describe.each([
  [3, 5, 64],
  [2, 7, 3],
  [9, 1],
  [1, 1, 10],
])('of vectors in a tensor [%i, %i, …]', (...lengths) => {
  const shape = lengths.filter((length) => length !== undefined);
  const width = shape.at(-1) ?? 0;
  const inputs = [
    randomValues(shape, 'x'),
    randomValues([width], 'scale'),
    randomValues([width], 'shift'),
    randomValues(shape, 'dy'),
  ];
  const norm =
    (compute: (...given: Three) => tf.Tensor): Work =>
    (given) => {
      const dy = given[3] as tf.Tensor;
      return everything((...own) => compute(...(own as unknown as Three)), given.slice(0, 3), dy);
    };
  const activation =
    (compute: (x: tf.Tensor) => tf.Tensor): Work =>
    ([x, , , dy]) =>
      everything((own) => compute(own), [tf.mul(x as tf.Tensor, 4)], dy as tf.Tensor);

  it.each([
    ['the layer norm', norm(normalised), norm(plainNorm)],
    ['GELU', activation(gelu), activation(plainGelu)],
  ])('%s has the value and the gradients of the written-out formula', async (_, ours, plain) => {
    await tf.setBackend('cpu');
    const tensors = inputs.map((each) => tf.tensor(each.values, [...each.shape]));
    expect(await largestDifference(ours(tensors), plain(tensors))).toBeLessThan(1e-4);
    tf.dispose(tensors);
  });

  it.each([
    ['the layer norm', norm(normalised)],
    ['GELU', activation(gelu)],
  ])('%s is the same on WebAssembly', async (_, ours) => {
    expect(await relativeError(inputs, ours)).toBeLessThan(TOLERANCE);
  });
});

it('the layer norm of equal numbers is the shift, with finite gradients', async () => {
  await tf.setBackend('cpu');
  const equal = [tf.mul(tf.ones([2, 4]), 7), tf.ones([4]), tf.tensor1d([1, 2, 3, 4])] as const;
  const values = await everything(
    (...given) => normalised(...(given as unknown as Three)),
    equal,
    tf.ones([2, 4]),
  ).data();
  expect(Array.from(values.slice(0, 8))).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
  expect(values.every(Number.isFinite)).toBe(true);
});
