import * as tf from '@tensorflow/tfjs';
import { Matrix, SVD } from 'ml-matrix';
import { beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '@/core/random.ts';
import { principalSubspace } from './principal-subspace.ts';

const random = randomStream(1, 'rows');
/** Rows whose variance falls slowly from direction to direction, away from the origin. */
const rowsOf = (numRows: number, size: number) =>
  Array.from({ length: numRows }, () =>
    Array.from({ length: size }, (_, column) => 3 + (2 * random.next() - 1) / (1 + 0.2 * column)),
  );

describe('principalSubspace', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it.each([
    [120, 60, 8],
    [20, 60, 8],
    [120, 60, 60],
  ])('of %i rows of %i values are the first %i directions of the SVD', async (numRows, size, wanted) => {
    const rows = rowsOf(numRows, size);
    const before = tf.memory().numTensors;
    const basis = await principalSubspace(tf.tensor2d(rows), wanted);
    expect(tf.memory().numTensors).toBe(before + 2);
    const found = new Matrix(await basis.array());
    const centred = new Matrix(rows).center('column');
    const { rightSingularVectors, diagonal } = new SVD(centred, { autoTranspose: true });
    const variance = (axes: Matrix, column: number) =>
      centred.mmul(axes.subMatrixColumn([column])).norm('frobenius');
    for (let column = 0; column < wanted; column++) {
      expect(variance(found, column)).toBeCloseTo(diagonal[column] ?? NaN, 2);
      const cosine = found.getColumnVector(column).transpose().mmul(rightSingularVectors).getRow(0);
      // Directions of nearly equal variance may mix, but only with each other.
      const near = cosine.filter(
        (_, at) => Math.abs((diagonal[at] ?? NaN) - (diagonal[column] ?? NaN)) < 0.3,
      );
      expect(Math.hypot(...near)).toBeCloseTo(1, 2);
    }
  });

  it('returns no more directions than there are rows', async () => {
    const basis = await principalSubspace(tf.tensor2d(rowsOf(3, 10)), 8);
    expect(basis.shape).toEqual([10, 3]);
  });
});
