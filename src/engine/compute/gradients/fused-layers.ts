import * as tf from '@tensorflow/tfjs';
import { reluGradientOf } from './relu.ts';

const CONVOLUTION = 'FusedConv2D';
const PRODUCT = '_FusedMatMul';

/** The activation after the bias. */
export type Activation = 'relu' | 'linear';

/** The gradient before the activation. */
const beforeActivation = (dy: tf.Tensor, y: tf.Tensor, { activation }: tf.NamedAttrMap) =>
  activation === 'relu' ? reluGradientOf(y, dy) : dy;

const convolutionGradient: tf.GradConfig = {
  kernelName: CONVOLUTION,
  inputsToSave: ['x', 'filter'],
  outputsToSave: [true],
  gradFunc(dOut, saved, attributes) {
    const [x, filter, y] = saved as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D];
    const dy = beforeActivation(dOut as tf.Tensor, y, attributes);
    const run = (kernelName: string, inputs: tf.NamedTensorMap, own: tf.NamedAttrMap) =>
      tf.engine().runKernel<tf.Tensor>(kernelName, inputs, { ...attributes, ...own });
    return {
      x: () => run('Conv2DBackpropInput', { dy, filter }, { inputShape: x.shape }),
      filter: () => run('Conv2DBackpropFilter', { x, dy }, { filterShape: filter.shape }),
      bias: () => tf.sum(dy, [0, 1, 2]),
    };
  },
};

const productGradient: tf.GradConfig = {
  kernelName: PRODUCT,
  inputsToSave: ['a', 'b'],
  outputsToSave: [true],
  gradFunc(dOut, saved, attributes) {
    const [a, b, y] = saved as [tf.Tensor2D, tf.Tensor2D, tf.Tensor2D];
    const dy = beforeActivation(dOut as tf.Tensor, y, attributes);
    return {
      a: () => tf.matMul(dy, b, false, true),
      b: () => tf.matMul(a, dy, true, false),
      bias: () => tf.sum(dy, 0),
    };
  },
};

/** Gradients of fused kernels, which TensorFlow.js itself splits up when a gradient is needed. */
export const fusedGradients: readonly tf.GradConfig[] = [convolutionGradient, productGradient];

const isKnown = (kernelName: string) =>
  (tf.getGradient(kernelName) as tf.GradConfig | undefined) !== undefined;

/**
 * Convolution, bias and activation in one kernel; computes gradients only for the inputs that need one.
 *
 * TensorFlow.js' own splits off ReLU when a gradient is needed, and without ReLU always computes the gradient
 * with respect to the input. It is used for ReLU if `registerGradients` has not been called.
 *
 * @param x [B, H, W, Ci]
 * @param filter [K, K, Ci, Co]
 * @param bias [Co]
 */
export function convolution(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  bias: tf.Tensor1D,
  stride: number,
  activation: Activation,
): tf.Tensor4D {
  if (isKnown(CONVOLUTION)) {
    const attributes = { strides: stride, pad: 'same', dataFormat: 'NHWC', dilations: 1, activation };
    return tf.engine().runKernel(CONVOLUTION, { x, filter, bias }, attributes);
  }
  if (activation === 'linear') return tf.add(tf.conv2d(x, filter, stride, 'same'), bias);
  return tf.fused.conv2d({ x, filter, strides: stride, pad: 'same', bias, activation });
}

/**
 * Matrix product, bias and activation; like `convolution`.
 *
 * @param x [B, D]
 * @param weights [D, K]
 * @param bias [K]
 */
export function product(
  x: tf.Tensor2D,
  weights: tf.Tensor2D,
  bias: tf.Tensor1D,
  activation: Activation,
): tf.Tensor2D {
  if (isKnown(PRODUCT)) {
    const attributes = { transposeA: false, transposeB: false, activation };
    return tf.engine().runKernel(PRODUCT, { a: x, b: weights, bias }, attributes);
  }
  if (activation === 'linear') return tf.add(tf.matMul(x, weights), bias);
  return tf.fused.matMul({ a: x, b: weights, bias, activation }) as tf.Tensor2D;
}
