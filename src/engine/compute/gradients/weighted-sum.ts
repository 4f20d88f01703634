import * as tf from '@tensorflow/tfjs';
import { MAX_SUMMANDS, WEIGHTED_SUM } from '../kernels/names.ts';

export const weightedSumGradient: tf.GradConfig = {
  kernelName: WEIGHTED_SUM,
  gradFunc(dy, _, attributes) {
    const weights = attributes['weights'] as number[];
    return Object.fromEntries(
      weights.map((weight, index) => [String(index), () => tf.mul(dy as tf.Tensor, weight)]),
    );
  },
};

/** Σ weight · term of any number of scalars; requires the kernel on the current backend. */
export function weightedSum(terms: readonly tf.Scalar[], weights: readonly number[]): tf.Scalar {
  const named = Object.fromEntries(terms.slice(0, MAX_SUMMANDS).map((term, index) => [String(index), term]));
  const own = { weights: weights.slice(0, MAX_SUMMANDS) };
  const sum = tf.engine().runKernel<tf.Scalar>(WEIGHTED_SUM, named, own);
  if (terms.length <= MAX_SUMMANDS) return sum;
  return weightedSum([sum, ...terms.slice(MAX_SUMMANDS)], [1, ...weights.slice(MAX_SUMMANDS)]);
}
