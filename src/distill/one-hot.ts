import type * as tf from '@tensorflow/tfjs';

/**
 * One-hot rows [B, K], built by hand because TensorFlow.js' own function refuses a single class.
 *
 * @param classes [B], each below K
 */
export function oneHotOf(
  tensorflow: Pick<typeof tf, 'tensor2d'>,
  classes: ArrayLike<number>,
  numClasses: number,
): tf.Tensor2D {
  const rows = new Float32Array(classes.length * numClasses);
  for (const [row, label] of Array.from(classes).entries()) rows[row * numClasses + label] = 1;
  return tensorflow.tensor2d(rows, [classes.length, numClasses]);
}
