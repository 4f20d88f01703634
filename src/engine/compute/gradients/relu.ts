import * as tf from '@tensorflow/tfjs';
import { RELU_GRAD } from '../kernels/names.ts';

/**
 * dY where ReLU's input was positive, else 0: one kernel if the current backend has it, otherwise three
 * operations.
 *
 * @param x the input or the output of the ReLU
 */
export function reluGradientOf(x: tf.Tensor, dy: tf.Tensor): tf.Tensor {
  if (!tf.getKernel(RELU_GRAD, tf.getBackend())) return tf.mul(dy, tf.step(x));
  return tf.engine().runKernel<tf.Tensor>(RELU_GRAD, { x, dy });
}

/** Replaces TensorFlow.js' own gradient. */
export const reluGradient: tf.GradConfig = {
  kernelName: 'Relu',
  inputsToSave: ['x'],
  gradFunc: (dy, [x]) => ({ x: () => reluGradientOf(x as tf.Tensor, dy as tf.Tensor) }),
};
