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
  | 'exp'
  | 'logSoftmax'
  | 'mean'
  | 'mul'
  | 'neg'
  | 'oneHot'
  | 'scalar'
  | 'square'
  | 'sub'
  | 'sum'
  | 'tidy'
>;

export type Scalar = tf.Scalar;
export type Tensor = tf.Tensor;
export type Tensor2D = tf.Tensor2D;
