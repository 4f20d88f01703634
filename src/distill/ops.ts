import type * as tf from '@tensorflow/tfjs';

/**
 * The TensorFlow.js operations that losses are written with, handed in by the engine.
 *
 * Passing them in keeps TensorFlow.js out of the page's own script, which reads a method's formula and sliders
 * from the same file.
 */
export type DistillOps = Pick<
  typeof tf,
  | 'add'
  | 'clipByValue'
  | 'conv2d'
  | 'div'
  | 'exp'
  | 'logSoftmax'
  | 'matMul'
  | 'maximum'
  | 'mean'
  | 'mul'
  | 'neg'
  | 'reshape'
  | 'sqrt'
  | 'square'
  | 'step'
  | 'sub'
  | 'sum'
  | 'tensor2d'
  | 'tensor3d'
  | 'tidy'
  | 'transpose'
>;

export type Scalar = tf.Scalar;
export type Tensor = tf.Tensor;
export type Tensor1D = tf.Tensor1D;
export type Tensor2D = tf.Tensor2D;
export type Tensor3D = tf.Tensor3D;
export type Tensor4D = tf.Tensor4D;
