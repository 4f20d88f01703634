import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleShape } from '@/core/input-spec.ts';
import { sizeOf } from '@/core/size-of.ts';
import { planModel, tapsOfPlan } from '@/models/plan.ts';
import { models } from '@/models/registry.ts';
import { examplesOf, inputFor } from '@/models/testing/example-input.ts';
import { startNodeWasm } from '../../compute/backend/node-wasm.ts';
import { initialValues } from './initial-values.ts';
import { Network } from './network.ts';

const numClasses = 10;

/** Multiply-accumulates of the kernels that ran, from their inputs' and outputs' shapes. */
function countedFrom(kernels: Awaited<ReturnType<typeof tf.profile>>['kernels']): number {
  return kernels.reduce((total, { name, inputShapes, outputShapes }) => {
    // A fused operation appears twice: as the operation and as the kernel that it runs.
    if (!/^(Fused)?Conv2D$|^BatchMatMul$|^_FusedMatMul$/.test(name)) return total;
    const [weights, output] = [inputShapes[1] ?? [], outputShapes[0] ?? []];
    // A convolution multiplies all of HWIO for every pixel of its output, a matrix product [in, out] for every row.
    if (/conv/i.test(name)) return total + sizeOf(weights) * sizeOf(output.slice(0, 3));
    return total + sizeOf(weights.slice(-2)) * sizeOf(output.slice(0, -1));
  }, 0);
}

describe.each(models)('$id, built', (spec) => {
  beforeAll(startNodeWasm);
  const input = inputFor(spec);
  const plan = planModel(spec, input, numClasses);
  const batchOf = (count: number) =>
    tf.tensor(examplesOf(input, count), [count, ...exampleShape(input)], 'float32');

  it('has the planned parameters, multiply-accumulates and tap shapes', async () => {
    const network = new Network(plan, initialValues(plan, 1, 'test'));
    expect(network.variables.reduce((total, { size }) => total + size, 0)).toBe(plan.numParameters);
    const images = batchOf(1);
    const shapes: Record<string, number[]> = {};
    const profile = await tf.profile(() => {
      const { taps, logits } = network.forward(images);
      for (const [name, tap] of Object.entries(taps)) shapes[name] = tap.shape.slice(1);
      return logits;
    });
    expect(countedFrom(profile.kernels)).toBe(plan.numMultiplyAccumulates);
    expect(shapes).toEqual(Object.fromEntries(tapsOfPlan(plan)));
    network.dispose();
  });

  it('starts equal for equal seeds, and every weight has a gradient', () => {
    const [first, same, other] = [1, 1, 2].map((seed) => initialValues(plan, seed, 'test'));
    expect(first).toEqual(same);
    expect(first).not.toEqual(other);
    const network = new Network(plan, first ?? []);
    const gradients = tf.tidy(() => {
      const images = batchOf(2);
      const loss = () => tf.mean(tf.square(network.forward(images).logits)).asScalar();
      return Object.keys(tf.variableGrads(loss, [...network.variables]).grads).length;
    });
    expect(gradients).toBe(network.variables.length);
    network.dispose();
  });
});
