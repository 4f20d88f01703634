import type * as tf from '@tensorflow/tfjs';

/**
 * Whole formulas that an engine may have as one operation each, with its gradient by the student's logits: the same as
 * written out, which is what is computed where an engine does not have them, in a quarter of the time.
 */
interface WholeFormulas {
  /** Mean over the batch of −Σ p · log softmax(z): logits [B, K], probabilities [B, K], each row of which sums to 1. */
  readonly meanCrossEntropy?: (logits: Tensor2D, probabilities: Tensor2D) => Scalar;
  /** T² times the mean over the batch of KL(softmax(teacherLogits / T) ‖ softmax(logits / T)), both [B, K]. */
  readonly scaledDivergence?: (logits: Tensor2D, teacherLogits: Tensor2D, temperature: number) => Scalar;
  /** Σ weight · term, of at least one term. */
  readonly weightedSum?: (terms: readonly Scalar[], weights: readonly number[]) => Scalar;
}

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
  | 'customGrad'
  | 'div'
  | 'exp'
  | 'logSoftmax'
  | 'matMul'
  | 'maximum'
  | 'mean'
  | 'mul'
  | 'neg'
  | 'reshape'
  | 'slice'
  | 'sqrt'
  | 'square'
  | 'step'
  | 'sub'
  | 'sum'
  | 'tensor2d'
  | 'tensor3d'
  | 'tidy'
  | 'transpose'
> &
  WholeFormulas;

export type Scalar = tf.Scalar;
export type Tensor = tf.Tensor;
export type Tensor2D = tf.Tensor2D;
export type Tensor3D = tf.Tensor3D;
export type Tensor4D = tf.Tensor4D;

/** Keeps tensors of a pass forward for the gradient: what `customGrad` hands to its function last. */
export type Save = (tensors: Tensor[]) => void;
