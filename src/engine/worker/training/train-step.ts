import * as tf from '@tensorflow/tfjs';
import type { Network } from '../network/network.ts';
import type { Optimizer } from './optimizer.ts';

/** A network together with what updates it. */
export interface Trainee {
  readonly network: Network;
  readonly optimizer: Optimizer;
}

/** Variables that are trained beside a network, with what updates them. */
export interface Trained {
  readonly variables: readonly tf.Variable[];
  readonly optimizer: Optimizer;
}

/** What is minimised, and everything that is worth recording beside it. */
export interface StepLoss {
  readonly total: tf.Scalar;
  readonly recorded: readonly tf.Scalar[];
}

/**
 * One update of one network.
 *
 * @param loss from the network's present state; called once, within a gradient
 * @param learningRate of this step
 * @param beside what the loss trains besides the network
 * @returns what `loss` recorded, kept alive: the caller disposes of it
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
      const gradients = variables.map((variable) => grads[variable.name] as tf.Tensor);
      optimizer.apply(gradients, learningRate);
    }
  });
  return kept;
}
