import * as tf from '@tensorflow/tfjs';
import { gelu } from '../../../compute/gradients/gelu.ts';
import { applyDense, type BlockForward } from './block.ts';
import { applyNorm } from './layer-norm.ts';

export const transformerBlock: BlockForward<'transformer-block'> = (input, layer, parameter, keepInner) => {
  const { name, block, inputShape } = layer;
  const { heads } = block;
  const [length = 0, width = 0] = inputShape;
  const perHead = width / heads;
  // One row per token: products of matrices, not of batches of them.
  const rows = tf.reshape(input, [-1, width]);
  const dense = (from: tf.Tensor, part: string) => applyDense(from, `${name}/${part}`, 'linear', parameter);
  /** [B, heads, L, D / heads] */
  const byHead = (part: string) =>
    tf.transpose(tf.reshape(dense(rows, part), [-1, length, heads, perHead]), [0, 2, 1, 3]);
  const scores = tf.mul(tf.matMul(byHead('query'), byHead('key'), false, true), 1 / Math.sqrt(perHead));
  const probabilities = tf.softmax(scores);
  keepInner(probabilities);
  const mixed = tf.transpose(tf.matMul(probabilities, byHead('value')), [0, 2, 1, 3]);
  const attended = dense(tf.reshape(mixed, [-1, width]), 'attention');
  const middle = applyNorm(tf.add(rows, attended), `${name}/norm1`, parameter);
  const fed = dense(gelu(dense(middle, 'inner')), 'outer');
  const output = applyNorm(tf.add(middle, fed), `${name}/norm2`, parameter);
  return tf.reshape(output, [-1, length, width]);
};
