import * as tf from '@tensorflow/tfjs';
import { largestOf } from '@/core/quantise.ts';

/** Below the scale of any channel that is not all zeros. */
const NO_SCALE = 1e-30;

/**
 * Weights as they are after rounding to few bits, symmetrically per output channel, still as floats.
 *
 * The gradient passes as if nothing were rounded (straight-through): rounding itself has the gradient 0 everywhere, and
 * nothing could be trained. No weight is clipped, since the largest of a channel sets its scale, so that no gradient is
 * cut off either.
 *
 * @param weights the last axis is the output channel
 * @param bits 2 to 8
 * @source Jacob et al. 2018, "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only
 *   Inference", section 3, arXiv 1712.05877; Bengio, Léonard, Courville 2013, "Estimating or Propagating Gradients
 *   Through Stochastic Neurons for Conditional Computation", section 4, arXiv 1308.3432
 * @deviation Symmetric (no zero point) and per channel, as Krishnamoorthi 2018, arXiv 1806.08342, recommends for weights;
 *   activations stay floats.
 */
export function fakeQuantise<Weights extends tf.Tensor>(weights: Weights, bits: number): Weights {
  const straightThrough = tf.customGrad((given) => {
    const values = given as tf.Tensor;
    const value = tf.tidy(() => {
      const byChannel = tf.reshape(values, [-1, values.shape.at(-1) ?? NaN]);
      const largest = tf.max(tf.abs(byChannel), 0, true);
      const scale = tf.maximum(tf.div(largest, largestOf(bits)), NO_SCALE);
      return tf.reshape(tf.mul(tf.round(tf.div(byChannel, scale)), scale), values.shape);
    });
    return { value, gradFunc: (dy: tf.Tensor) => tf.clone(dy) };
  });
  return straightThrough(weights) as Weights;
}
