import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { randomStream } from '@/core/random.ts';
import { UPDATE_VARIABLES } from '../../kernels/names.ts';
import { createOptimizer, type OptimizerId } from '../optimizer.ts';

/** More variables than one dispatch takes, with sizes that are no multiple of a vector. */
const shapes: readonly number[][] = [[3, 3, 1, 5], [5], [7, 3], [1], [64, 4], [3, 2], [11]];
const NUM_STEPS = 4;
const LEARNING_RATE = 0.01;
const MOMENTUM = 0.9;

const random = randomStream(1, 'optimizer');
const fill = (shape: readonly number[]) =>
  Float64Array.from({ length: tf.util.sizeFromShape([...shape]) }, () => random.next() * 2 - 1);
const start = shapes.map(fill);
const gradients = Array.from({ length: NUM_STEPS }, () => shapes.map(fill));

/** The update of one weight through all steps, as defined in the papers. */
const follow: Readonly<Record<OptimizerId, (weight: number, steps: readonly number[]) => number>> = {
  sgd: (weight, steps) => {
    let velocity = 0;
    return steps.reduce((current, gradient) => {
      velocity = MOMENTUM * velocity + gradient;
      return current - LEARNING_RATE * velocity;
    }, weight);
  },
  adam: (weight, steps) => {
    let [mean, square] = [0, 0];
    return steps.reduce((current, gradient, index) => {
      mean = 0.9 * mean + 0.1 * gradient;
      square = 0.999 * square + 0.001 * gradient ** 2;
      const [fairMean, fairSquare] = [mean / (1 - 0.9 ** (index + 1)), square / (1 - 0.999 ** (index + 1))];
      return current - (LEARNING_RATE * fairMean) / (Math.sqrt(fairSquare) + 1e-8);
    }, weight);
  },
};

/** Compares both optimizers with their definitions in float64, on the current backend. */
export function describeOptimizers(prepare: () => Promise<unknown>, hasKernel: boolean): void {
  beforeAll(prepare);

  it.each(['adam', 'sgd'] as const)('%s updates as defined and leaves no tensors', async (id) => {
    expect(tf.getKernel(UPDATE_VARIABLES, tf.getBackend()) !== undefined).toBe(hasKernel);
    const before = tf.memory().numTensors;
    const variables = shapes.map((shape, index) =>
      tf.tidy(() => tf.variable(tf.tensor(Float32Array.from(start[index] ?? []), shape))),
    );
    const optimizer = createOptimizer(id, variables, MOMENTUM);
    for (const step of gradients) {
      tf.tidy(() => {
        const tensors = step.map((values, index) => tf.tensor(Float32Array.from(values), shapes[index]));
        optimizer.apply(tensors, LEARNING_RATE);
      });
    }
    for (const [index, variable] of variables.entries()) {
      const received = await variable.data();
      for (const [at, weight] of (start[index] ?? []).entries()) {
        const steps = gradients.map((step) => step[index]?.[at] ?? NaN);
        expect(received[at]).toBeCloseTo(follow[id](weight, steps), 5);
      }
    }
    optimizer.dispose();
    tf.dispose(variables);
    expect(tf.memory().numTensors).toBe(before);
  });
}
