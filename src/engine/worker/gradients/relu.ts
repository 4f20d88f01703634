import * as tf from '@tensorflow/tfjs';
import { RELU_GRAD } from '../kernels/names.ts';

/**
 * dY where ReLU let through, else 0: one kernel where the current backend has it, three operations elsewhere.
 *
 * @param x what went into ReLU, or what came out of it
 */
export function reluGradientOf(x: tf.Tensor, dy: tf.Tensor): tf.Tensor {
  if (!tf.getKernel(RELU_GRAD, tf.getBackend())) return tf.mul(dy, tf.step(x));
  return tf.engine().runKernel<tf.Tensor>(RELU_GRAD, { x, dy });
}

/** Stands before TensorFlow.js' own. */
export const reluGradient: tf.GradConfig = {
  kernelName: 'Relu',
  inputsToSave: ['x'],
  gradFunc: (dy, [x]) => ({ x: () => reluGradientOf(x as tf.Tensor, dy as tf.Tensor) }),
};
