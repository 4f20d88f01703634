import * as tf from '@tensorflow/tfjs';
import { EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix';
import { randomStream } from '@/core/random.ts';

/** Directions beyond those that are wanted: with each iteration the error falls by the ratio of the first variance left out to the last wanted. */
const EXTRA = 16;
const ITERATIONS = 12;

/** Columns of a matrix as a tensor that the caller disposes, [rows, columns]. */
const asTensor = (matrix: Matrix) =>
  tf.tensor2d(Float32Array.from(matrix.to1DArray()), [matrix.rows, matrix.columns]);

async function asMatrix(tensor: tf.Tensor2D): Promise<Matrix> {
  const values = await tensor.data<'float32'>();
  tensor.dispose();
  return Matrix.from1DArray(tensor.shape[0], tensor.shape[1], [...values]);
}

/**
 * An orthonormal basis of the directions in which rows vary most: their first principal components, largest first.
 *
 * By subspace iteration, whose products are large and on the device: the eigenvectors of all 784 × 784 covariances of
 * pixels took ml-matrix eight seconds, and only a few of them are wanted.
 *
 * @param rows [N, D]
 * @param numComponents at most min(N, D) are returned
 * @returns [D, numComponents], which the caller disposes
 * @source Halko, Martinsson, Tropp 2011, "Finding structure with randomness", algorithms 4.4 and 5.3
 */
export async function principalSubspace(rows: tf.Tensor2D, numComponents: number): Promise<tf.Tensor2D> {
  const [numRows, size] = rows.shape;
  const wanted = Math.min(numComponents, numRows, size);
  const width = Math.min(wanted + EXTRA, numRows, size);
  const random = randomStream(0, 'principal-subspace');
  let basis = new Matrix(size, width);
  basis.apply((row, column) => basis.set(row, column, random.next() - 0.5));
  const centred = tf.tidy(() => rows.sub<tf.Tensor2D>(rows.mean(0)));
  try {
    for (let iteration = 0; iteration < ITERATIONS; iteration++) {
      const product = tf.tidy(() => {
        const scores = tf.matMul<tf.Tensor2D>(centred, asTensor(basis));
        return tf.matMul<tf.Tensor2D>(centred, scores, true);
      });
      basis = new QrDecomposition(await asMatrix(product)).orthogonalMatrix;
    }
    // Within the subspace, the directions themselves, in order of their variance.
    const scores = await asMatrix(tf.tidy(() => tf.matMul<tf.Tensor2D>(centred, asTensor(basis))));
    const covariance = scores.transpose().mmul(scores);
    const { eigenvectorMatrix } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
    const largest = Array.from({ length: wanted }, (_, index) => width - 1 - index);
    return asTensor(basis.mmul(eigenvectorMatrix.subMatrixColumn(largest)));
  } finally {
    centred.dispose();
  }
}
