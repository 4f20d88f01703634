import type * as tf from '@tensorflow/tfjs';

/**
 * Formulas that an engine may provide as one fused operation each, with its gradient with respect to the
 * student's logits. Without them the written-out formula is computed: the same result at four times the time.
 */
interface WholeFormulas {
  /**
   * Mean over the batch of −Σ p · log softmax(z): logits [B, K], probabilities [B, K] whose rows sum to 1.
   */
  readonly meanCrossEntropy?: (logits: Tensor2D, probabilities: Tensor2D) => Scalar;
  /** T² times the mean over the batch of KL(softmax(teacherLogits / T) ‖ softmax(logits / T)), both [B, K]. */
  readonly scaledDivergence?: (logits: Tensor2D, teacherLogits: Tensor2D, temperature: number) => Scalar;
  /** Σ weight · term, of at least one term. */
  readonly weightedSum?: (terms: readonly Scalar[], weights: readonly number[]) => Scalar;
}

/**
 * The TensorFlow.js operations that losses use, passed in by the engine.
 *
 * This keeps TensorFlow.js out of the page's bundle, which reads a method's formula and settings from the
 * same file.
 */
export type DistillOps = Pick<
  typeof tf,
  | 'abs'
  | 'add'
  | 'clipByValue'
  | 'conv2d'
  | 'customGrad'
  | 'div'
  | 'exp'
  | 'expm1'
  | 'log1p'
  | 'logSoftmax'
  | 'matMul'
  | 'maximum'
  | 'mean'
  | 'minimum'
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

/** Saves tensors of the forward pass for the gradient; `customGrad` passes it as the last argument. */
export type Save = (tensors: Tensor[]) => void;
