/**
 * Our own entry in TensorFlow.js' kernel registry: updates all variables of a network at once; optimizers use
 * it if the current backend has it. Inputs by number: one gradient per variable, the optimizer's state, the
 * variables. Outputs: none if the variables are changed in place, else their new values; the state is always
 * changed in place.
 */
export const UPDATE_VARIABLES = 'UpdateVariables';

/** The inputs' layout and the settings of the update. */
export interface UpdateAttributes {
  readonly optimizer: 'adam' | 'sgd';
  /** Number of inputs that are optimizer state, each [P]: means and squares, or velocities. */
  readonly numMemory: number;
  /** Bias-corrected step size and ε of Adam, or learning rate and momentum of SGD. */
  readonly settings: readonly [number, number];
}

/** Splits the inputs of `UPDATE_VARIABLES` by role. */
export function updateInputs<Each>(inputs: readonly Each[], { numMemory }: UpdateAttributes) {
  const numVariables = (inputs.length - numMemory) / 2;
  return {
    gradients: inputs.slice(0, numVariables),
    memory: inputs.slice(numVariables, numVariables + numMemory),
    variables: inputs.slice(numVariables + numMemory),
  };
}

/**
 * Also our own entry: a softmax loss and its gradient at once. Inputs `logits` and `targets`, both [B, K];
 * outputs the loss, a scalar, and its gradient [B, K] with respect to the logits.
 */
export const SOFTMAX_LOSS = 'SoftmaxLoss';

/** Selects the loss of `SOFTMAX_LOSS`. */
export interface SoftmaxLossAttributes {
  /**
   * `logits`: the targets are softmax(targets / T), and the loss is T² · KL against them. `probabilities`: they are
   * the targets themselves, and the loss is T² times the cross-entropy.
   */
  readonly targets: 'logits' | 'probabilities';
  /** T > 0 */
  readonly temperature: number;
}

/**
 * Also our own entry: dY where ReLU's input was positive, else 0. Inputs `x`, the ReLU's input or output, and
 * `dy`.
 */
export const RELU_GRAD = 'ReluGrad';

/**
 * Also our own entry: Σ weight · term. Inputs by number: up to four scalars; attribute `weights`, one for
 * each.
 */
export const WEIGHTED_SUM = 'WeightedSum';
export const MAX_SUMMANDS = 4;
