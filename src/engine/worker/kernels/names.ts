/**
 * Our own entry in TensorFlow.js' kernel registry: updates all variables of a network at once, for optimizers that
 * find it there for the current backend. Inputs by number: a gradient for each variable, the optimizer's memory, the
 * variables. Outputs: none where the variables are changed in place, else their new values; the memory always is.
 */
export const UPDATE_VARIABLES = 'UpdateVariables';

/** What is computed, and with what. */
export interface UpdateAttributes {
  readonly optimizer: 'adam' | 'sgd';
  /** How many of the inputs are the optimizer's memory, each [P]: means and squares, or velocities. */
  readonly numMemory: number;
  /** Step size and ε of Adam with this step's corrections, or learning rate and momentum of SGD. */
  readonly settings: readonly [number, number];
}

/** The inputs of `UPDATE_VARIABLES`, told apart. */
export function updateInputs<Each>(inputs: readonly Each[], { numMemory }: UpdateAttributes) {
  const numVariables = (inputs.length - numMemory) / 2;
  return {
    gradients: inputs.slice(0, numVariables),
    memory: inputs.slice(numVariables, numVariables + numMemory),
    variables: inputs.slice(numVariables + numMemory),
  };
}

/**
 * Our own entry as well: a loss behind a softmax and its gradient at once. Inputs `logits` and `targets`, both [B, K];
 * outputs the loss, a scalar, and the gradient [B, K] of it by the logits.
 */
export const SOFTMAX_LOSS = 'SoftmaxLoss';

/** What `SOFTMAX_LOSS` makes of its inputs. */
export interface SoftmaxLossAttributes {
  /**
   * `logits`: the targets are softmax(targets / T), and the loss is T² · KL against them. `probabilities`: they are
   * the targets themselves, and the loss is T² times the cross-entropy.
   */
  readonly targets: 'logits' | 'probabilities';
  /** T > 0 */
  readonly temperature: number;
}

/** Our own entry as well: dY where ReLU let through, else 0. Inputs `x`, what went into ReLU or came out of it, and `dy`. */
export const RELU_GRAD = 'ReluGrad';

/** Our own entry as well: Σ weight · term. Inputs by number: up to four scalars; attribute `weights`, one each. */
export const WEIGHTED_SUM = 'WeightedSum';
export const MAX_SUMMANDS = 4;
