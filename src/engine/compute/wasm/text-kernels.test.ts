import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { randomValues, relativeError, TOLERANCE, type Work } from './compare-backends.ts';

const flags = [false, true].flatMap((transposeA) =>
  [false, true].map((transposeB) => ({ transposeA, transposeB })),
);

describe('products of many small matrices', () => {
  const sizes = [
    { rows: 32, inner: 16, columns: 32 },
    { rows: 7, inner: 5, columns: 12 },
    { rows: 1, inner: 1, columns: 4 },
    { rows: 6, inner: 3, columns: 20 },
    // Left to the stock kernel.
    { rows: 5, inner: 4, columns: 7 },
  ];
  it.each(sizes.flatMap((size) => flags.map((flag) => ({ ...size, ...flag }))))(
    '$rows × $inner × $columns, transposed $transposeA, $transposeB',
    async ({ rows, inner, columns, transposeA, transposeB }) => {
      const inputs = [
        randomValues([3, 2, ...(transposeA ? [inner, rows] : [rows, inner])], 'left'),
        randomValues([3, 2, ...(transposeB ? [columns, inner] : [inner, columns])], 'right'),
      ];
      const multiply: Work = ([a, b]) => tf.matMul(a as tf.Tensor, b as tf.Tensor, transposeA, transposeB);
      expect(await relativeError(inputs, multiply)).toBeLessThan(TOLERANCE);
    },
  );

  it('of which one serves all, by the stock kernel', async () => {
    const inputs = [randomValues([3, 2, 4, 8], 'left'), randomValues([1, 1, 8, 4], 'right')];
    const multiply: Work = ([a, b]) => tf.matMul(a as tf.Tensor, b as tf.Tensor);
    expect(await relativeError(inputs, multiply)).toBeLessThan(TOLERANCE);
  });
});

describe('products of tall matrices', () => {
  it.each([
    { rows: 2048, left: 64, right: 64 },
    { rows: 1056, left: 4, right: 24 },
    { rows: 1088, left: 12, right: 8 },
    // Not whole tiles or blocks: transposed and multiplied by XNNPACK.
    { rows: 1100, left: 4, right: 8 },
    { rows: 1056, left: 5, right: 8 },
    { rows: 1056, left: 4, right: 4 },
  ])('$rows rows of $left and $right', async ({ rows, left, right }) => {
    const inputs = [randomValues([rows, left], 'left'), randomValues([rows, right], 'right')];
    const multiply: Work = ([a, b]) => tf.matMul(a as tf.Tensor, b as tf.Tensor, true, false);
    expect(await relativeError(inputs, multiply)).toBeLessThan(TOLERANCE);
  });
});

describe('sums over all axes but the last', () => {
  it.each([
    { shape: [2048, 64], axis: [0], keepDims: false },
    { shape: [7, 5, 12], axis: [1, 0], keepDims: true },
    { shape: [3, 40], axis: [0], keepDims: false },
    { shape: [7, 5, 12], axis: [1], keepDims: false },
    { shape: [9, 7], axis: [0], keepDims: true },
  ])('of $shape over $axis', async ({ shape, axis, keepDims }) => {
    const add: Work = ([x]) => tf.sum(x as tf.Tensor, axis, keepDims);
    expect(await relativeError([randomValues(shape, 'sum')], add)).toBeLessThan(TOLERANCE);
  });

  it('add up the rows one after the other, so that networks keep their bits', async () => {
    const [rows, width] = [513, 12];
    const { values } = randomValues([rows, width], 'in order');
    const expected = new Float32Array(width);
    for (const [at, value] of values.entries())
      expected[at % width] = Math.fround((expected[at % width] ?? NaN) + value);
    await tf.setBackend('wasm');
    const x = tf.tensor2d(values, [rows, width]);
    const sum = tf.sum(x, 0);
    expect(await sum.data()).toEqual(expected);
    tf.dispose([x, sum]);
  });
});

describe('rows and axes', () => {
  it.each([
    { shape: [2, 5, 3, 8], perm: [0, 2, 1, 3] },
    { shape: [3, 7, 4, 36], perm: [0, 2, 1, 3] },
    { shape: [2, 3, 4, 5], perm: [0, 2, 1, 3] },
    { shape: [2, 5, 3, 8], perm: [0, 2, 3, 1] },
  ])('$shape in the order $perm', async ({ shape, perm }) => {
    const transpose: Work = ([x]) => tf.transpose(x as tf.Tensor, perm);
    expect(await relativeError([randomValues(shape, 'axes')], transpose)).toBe(0);
  });

  it.each([
    { table: [9, 6], ids: [3, 5], axis: 0 },
    { table: [300, 1], ids: [7], axis: 0 },
    { table: [9, 6], ids: [4], axis: 1 },
  ])('rows of $table by $ids along axis $axis', async ({ table, ids, axis }) => {
    const inputs = [randomValues(table, 'table'), randomValues(ids, 'ids')];
    const gather: Work = ([x, numbers]) => {
      const whole = tf.cast(tf.mul(tf.abs(numbers as tf.Tensor), table[axis] ?? 0), 'int32');
      return tf.gather(x as tf.Tensor, whole, axis);
    };
    expect(await relativeError(inputs, gather)).toBe(0);
  });
});
