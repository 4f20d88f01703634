import * as tf from '@tensorflow/tfjs';
import { required } from '@/core/checked.ts';
import type { Network } from '../network/network.ts';
import type { Optimizer } from './optimizer.ts';

/** A network with its optimizer. */
export interface Trainee {
  readonly network: Network;
  readonly optimizer: Optimizer;
}

/** Variables that are trained beside a network, with their optimizer. */
export interface Trained {
  readonly variables: readonly tf.Variable[];
  readonly optimizer: Optimizer;
}

/** The loss to minimise, and all values to record beside it. */
export interface StepLoss {
  readonly total: tf.Scalar;
  readonly recorded: readonly tf.Scalar[];
}

/**
 * One update of one network.
 *
 * @param loss computed from the network's current state; called once, within a gradient
 * @param learningRate of this step
 * @param beside the variables that the loss trains besides the network
 * @returns the values that `loss` recorded; the caller disposes them
 */
export function trainStep(
  trainee: Trainee,
  loss: () => StepLoss,
  learningRate: number,
  beside: readonly Trained[] = [],
): tf.Scalar[] {
  const kept: tf.Scalar[] = [];
  const all = [{ variables: trainee.network.variables, optimizer: trainee.optimizer }, ...beside];
  tf.tidy(() => {
    const { grads } = tf.variableGrads(
      () => {
        const { total, recorded } = loss();
        for (const scalar of recorded) kept.push(tf.keep(tf.clone(scalar)));
        return total;
      },
      all.flatMap(({ variables }) => [...variables]),
    );
    for (const { variables, optimizer } of all) {
      const gradients = variables.map((variable) => required(grads[variable.name], variable.name));
      optimizer.apply(gradients, learningRate);
    }
  });
  return kept;
}
