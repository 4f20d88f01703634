import * as tf from '@tensorflow/tfjs';
import { NORM_EPSILON } from '@/models/blocks/layer-norm.ts';

type Save = (tensors: tf.Tensor[]) => void;

/**
 * Layer norm over the last axis: (x − mean) / √(variance + ε) · scale + shift.
 *
 * The explicit gradient needs half of the operations of TensorFlow.js' own: with n the normalised vector and g the
 * gradient times the scale, ∂/∂x = (g − mean(g) − n · mean(g n)) / √(variance + ε).
 *
 * @param x [..., D]
 * @param scale [D]
 * @param shift [D]
 * @returns [..., D]
 * @source Ba, Kiros & Hinton 2016, "Layer Normalization", equation 4, https://arxiv.org/abs/1607.06450
 */
export function normalised(x: tf.Tensor, scale: tf.Tensor, shift: tf.Tensor): tf.Tensor {
  const norm = tf.customGrad((given, ownScale, ownShift, save) => {
    const values = given as tf.Tensor;
    const centred = tf.sub(values, tf.mean(values, -1, true));
    const variance = tf.mean(tf.square(centred), -1, true);
    const inverse = tf.rsqrt(tf.add(variance, NORM_EPSILON));
    const unit = tf.mul(centred, inverse);
    (save as Save)([unit, inverse, ownScale as tf.Tensor]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [n, by, factors] = saved as [tf.Tensor, tf.Tensor, tf.Tensor];
      const rows = [...dy.shape.keys()].slice(0, -1);
      const slope = tf.mul(dy, factors);
      const along = tf.mul(n, tf.mean(tf.mul(slope, n), -1, true));
      const across = tf.sub(tf.sub(slope, tf.mean(slope, -1, true)), along);
      return [tf.mul(across, by), tf.sum(tf.mul(dy, n), rows), tf.sum(dy, rows)];
    };
    return { value: tf.add(tf.mul(unit, ownScale as tf.Tensor), ownShift as tf.Tensor), gradFunc };
  });
  return norm(x, scale, shift);
}
