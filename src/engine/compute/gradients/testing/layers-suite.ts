import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { randomStream } from '@/core/random.ts';
import { planModel } from '@/models/plan.ts';
import { exampleShape } from '@/core/input-spec.ts';
import { models } from '@/models/registry.ts';
import { examplesOf, inputFor } from '@/models/testing/example-input.ts';
import { initialValues } from '../../../worker/network/initial-values.ts';
import { Network } from '../../../worker/network/network.ts';
import { registerGradients, removeGradients } from '../register.ts';

const BATCH = 3;

/** A loss of all logits, and its gradient with respect to every variable. */
async function gradientsOf(network: Network): Promise<readonly Float32Array[]> {
  const shape = exampleShape(network.plan.input);
  const random = randomStream(1, 'layers');
  const fill = (size: number) => Float32Array.from({ length: size }, () => random.next());
  const { value, grads } = tf.tidy(() => {
    const images = tf.tensor(examplesOf(network.plan.input, BATCH), [BATCH, ...shape]);
    const factors = tf.tensor2d(fill(BATCH * network.plan.numClasses), [BATCH, network.plan.numClasses]);
    const loss = () => tf.sum(tf.mul(tf.square(network.forward(images).logits), factors)).asScalar();
    return tf.variableGrads(loss, [...network.variables]);
  });
  const tensors = [value, ...network.variables.map(({ name }) => grads[name] as tf.Tensor)];
  const numbers = await Promise.all(tensors.map((tensor) => tensor.data<'float32'>()));
  tf.dispose(tensors);
  return numbers;
}

const largest = (values: Float32Array) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Compares fused layers with our gradients to the same layers as separate TensorFlow.js operations. */
export function describeLayers(start: () => Promise<unknown>, specs = models): void {
  beforeAll(start);

  it.each(specs)('$id: loss and gradients match TensorFlow.js', { timeout: 120_000 }, async (spec) => {
    const plan = planModel(spec, inputFor(spec), 10);
    const network = new Network(plan, initialValues(plan, 1, 'layers'));
    const before = tf.memory().numTensors;
    registerGradients();
    const received = await gradientsOf(network);
    removeGradients();
    const expected = await gradientsOf(network);
    registerGradients();
    expect(received).toHaveLength(expected.length);
    for (const [index, values] of expected.entries()) {
      const differences = values.map((value, at) => (received[index]?.[at] ?? NaN) - value);
      expect(differences.every(Number.isFinite)).toBe(true);
      expect(largest(differences)).toBeLessThan(1e-4 * largest(values) + 1e-7);
    }
    expect(tf.memory().numTensors).toBe(before);
    network.dispose();
  });
}
