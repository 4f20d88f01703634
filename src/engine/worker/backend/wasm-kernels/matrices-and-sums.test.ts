import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';

import { randomValues, relativeError, TOLERANCE, type Work } from './compare-backends.ts';

describe('matrix products', () => {
  const sizes = [
    { rows: 1, inner: 10, columns: 784 },
    { rows: 7, inner: 784, columns: 10 },
    { rows: 64, inner: 3, columns: 5 },
    { rows: 33, inner: 17, columns: 1 },
  ];
  const flags = [false, true].flatMap((transposeA) =>
    [false, true].map((transposeB) => ({ transposeA, transposeB })),
  );
  const cases = sizes.flatMap((size) => flags.map((flag) => ({ ...size, ...flag })));

  it.each(cases)('$rows × $inner × $columns, transposed $transposeA, $transposeB', async (product) => {
    const { rows, inner, columns, transposeA, transposeB } = product;
    const inputs = [
      randomValues(transposeA ? [inner, rows] : [rows, inner], 'left'),
      randomValues(transposeB ? [columns, inner] : [inner, columns], 'right'),
    ];
    const multiply: Work = ([a, b]) => tf.matMul(a as tf.Tensor, b as tf.Tensor, transposeA, transposeB);
    expect(await relativeError(inputs, multiply)).toBeLessThan(TOLERANCE);
  });

  it('of batches and of one matrix with itself', async () => {
    const batches = [randomValues([3, 4, 5], 'left'), randomValues([3, 6, 5], 'right')];
    const inBatches: Work = ([a, b]) => tf.matMul(a as tf.Tensor, b as tf.Tensor, false, true);
    expect(await relativeError(batches, inBatches)).toBeLessThan(TOLERANCE);
    const withItself: Work = ([a]) => tf.matMul(a as tf.Tensor, a as tf.Tensor, true, false);
    expect(await relativeError([randomValues([9, 4], 'gram')], withItself)).toBeLessThan(TOLERANCE);
    const withOne: Work = ([a, b]) => tf.matMul(a as tf.Tensor, b as tf.Tensor, true, true);
    const leading = [randomValues([1, 9, 4], 'left'), randomValues([1, 5, 9], 'right')];
    expect(await relativeError(leading, withOne)).toBeLessThan(TOLERANCE);
  });
});

describe('sums and copies', () => {
  it.each([
    { shape: [7, 28, 28, 8], axis: [0, 1, 2], keepDims: false },
    { shape: [7, 27, 29, 3], axis: [2, 0, -3], keepDims: true },
    { shape: [5, 1, 1, 4], axis: [0, 1, 2], keepDims: false },
    { shape: [5, 3, 2, 4], axis: [1, 3], keepDims: false },
    { shape: [64, 10], axis: [0], keepDims: false },
  ])('sum of $shape over $axis', async ({ shape, axis, keepDims }) => {
    const add: Work = ([x]) => tf.sum(x as tf.Tensor, axis, keepDims);
    expect(await relativeError([randomValues(shape, 'sum')], add)).toBeLessThan(TOLERANCE);
  });

  it('a clone outlives its original', async () => {
    await tf.setBackend('wasm');
    const original = tf.tensor1d([1, 2, 3]);
    const copy = original.clone();
    original.dispose();
    expect([...(await copy.data())]).toEqual([1, 2, 3]);
    copy.dispose();
  });
});

describe('bias and ReLU', () => {
  it.each([
    [7, 27, 29, 8],
    [1, 3, 3, 12],
    [2, 5, 5, 40],
    [7, 9, 9, 3],
    [7, 10],
    [5, 16],
  ])('of [%i, %i, …]', async (...lengths) => {
    const shape = lengths.filter((length) => length !== undefined);
    const inputs = [
      randomValues(shape, 'x', 0.25),
      randomValues(shape.slice(-1), 'bias'),
      randomValues(shape, 'dy'),
    ];
    const add: Work = ([x, bias]) => tf.add(x as tf.Tensor, bias as tf.Tensor);
    const relu: Work = ([x, , dy]) => tf.grad((changed) => tf.relu(changed))(x as tf.Tensor, dy);
    expect(await relativeError(inputs, add)).toBeLessThan(TOLERANCE);
    expect(await relativeError(inputs, relu)).toBeLessThan(TOLERANCE);
  });

  it('sums that only resemble a bias', async () => {
    const inputs = [randomValues([3, 4, 4], 'x'), randomValues([4, 1], 'column'), randomValues([4], 'row')];
    const column: Work = ([x, other]) => tf.add(x as tf.Tensor, other as tf.Tensor);
    const exchanged: Work = ([x, , row]) => tf.add(row as tf.Tensor, x as tf.Tensor);
    const vectors: Work = ([, , row]) => tf.add(row as tf.Tensor, row as tf.Tensor);
    expect(await relativeError(inputs, column)).toBeLessThan(TOLERANCE);
    expect(await relativeError(inputs, exchanged)).toBeLessThan(TOLERANCE);
    expect(await relativeError(inputs, vectors)).toBeLessThan(TOLERANCE);
  });

  it('casts to the same type and to another', async () => {
    const inputs = [randomValues([5, 3], 'cast')];
    const same: Work = ([x]) => tf.cast(x as tf.Tensor, 'float32');
    const there: Work = ([x]) => tf.cast(tf.cast(tf.mul(x as tf.Tensor, 9), 'int32'), 'float32');
    expect(await relativeError(inputs, same)).toBeLessThan(TOLERANCE);
    expect(await relativeError(inputs, there)).toBeLessThan(TOLERANCE);
  });

  it('empty tensors, which the stock kernels compute', async () => {
    await tf.setBackend('wasm');
    const shapes = tf.tidy(() => {
      const x = tf.zeros<tf.Rank.R4>([0, 4, 4, 8]);
      const pooled = tf.maxPool(x, 2, 2, 'same');
      return [tf.add(x, tf.zeros([8])).shape, pooled.shape];
    });
    expect(shapes).toEqual([
      [0, 4, 4, 8],
      [0, 2, 2, 8],
    ]);
  });
});
