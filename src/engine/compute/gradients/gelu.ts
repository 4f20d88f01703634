import * as tf from '@tensorflow/tfjs';

const ROOT = Math.SQRT1_2;
/** 1 / √(2π) */
const DENSITY = Math.sqrt(0.5 / Math.PI);

type Save = (tensors: tf.Tensor[]) => void;

/**
 * x · Φ(x), with Φ the normal distribution; its slope is Φ(x) + x φ(x).
 *
 * @source Hendrycks & Gimpel 2016, "Gaussian Error Linear Units", section 2, https://arxiv.org/abs/1606.08415; exactly, not
 *   by tanh, as BERT's and DistilBERT's PyTorch code does
 */
export function gelu(x: tf.Tensor): tf.Tensor {
  const activation = tf.customGrad((given, save) => {
    const values = given as tf.Tensor;
    const share = tf.mul(tf.add(tf.erf(tf.mul(values, ROOT)), 1), 0.5);
    (save as Save)([values, share]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [own, phi] = saved as [tf.Tensor, tf.Tensor];
      const density = tf.mul(tf.exp(tf.mul(tf.square(own), -0.5)), DENSITY);
      return tf.mul(dy, tf.add(phi, tf.mul(own, density)));
    };
    return { value: tf.mul(values, share), gradFunc };
  });
  return activation(x);
}
