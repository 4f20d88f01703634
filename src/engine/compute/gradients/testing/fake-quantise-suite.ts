import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { dequantised, quantise } from '@/core/quantise.ts';
import golden from '../golden/fake-quantise.json' with { type: 'json' };
import { fakeQuantise } from '../fake-quantise.ts';
import { convolution, product } from '../fused-layers.ts';
import { registerGradients } from '../register.ts';

const names = ['conv', 'convBias', 'dense', 'denseBias'] as const;
const largestDifference = (received: ArrayLike<number>, expected: readonly number[]) => {
  expect(received).toHaveLength(expected.length);
  return Math.max(...expected.map((value, at) => Math.abs((received[at] ?? NaN) - value)));
};

/** Compares rounded weights, a loss of theirs and its gradients with PyTorch in float64. */
export function describeFakeQuantise(start: () => Promise<unknown>): void {
  beforeAll(async () => {
    await start();
    registerGradients();
  });

  describe.each(golden.cases)('$bits bits', ({ bits, loss, quantisedConv, quantisedDense, gradients }) => {
    it('rounds weights per output channel as PyTorch does, and as exports do', async () => {
      const cases = [
        { values: golden.conv, shape: golden.shapes.conv, expected: quantisedConv },
        { values: golden.dense, shape: golden.shapes.dense, expected: quantisedDense },
      ];
      for (const { values, shape, expected } of cases) {
        const rounded = tf.tidy(() => fakeQuantise(tf.tensor(values, shape), bits));
        const received = await rounded.data<'float32'>();
        rounded.dispose();
        expect(largestDifference(received, expected)).toBeLessThan(1e-7);
        const exported = dequantised(quantise(Float32Array.from(values), shape.at(-1) ?? NaN, bits));
        expect(largestDifference(exported, expected)).toBeLessThan(1e-7);
        for (let channel = 0; channel < (shape.at(-1) ?? 0); channel++) {
          const levels = received.filter((_, at) => at % (shape.at(-1) ?? 0) === channel);
          expect(new Set(levels).size).toBeLessThanOrEqual(2 ** bits - 1);
        }
      }
    });

    it('has the loss and the straight-through gradients of PyTorch', async () => {
      const before = tf.memory().numTensors;
      const { shapes, labels } = golden;
      const given: readonly (readonly [number[], number[]])[] = [
        [golden.conv, shapes.conv],
        [golden.convBias, [3]],
        [golden.dense, shapes.dense],
        [golden.denseBias, [4]],
      ];
      // A variable keeps its values, and the tensor that it was made from would be left over.
      const variables = tf.tidy(() => given.map(([values, shape]) => tf.variable(tf.tensor(values, shape))));
      const [conv, convBias, dense, denseBias] = variables;
      const { value, grads } = tf.tidy(() => {
        const images = tf.tensor<tf.Rank.R4>(golden.images, [4, 5, 5, 2]);
        const oneHot = tf.oneHot(tf.tensor1d(labels, 'int32'), 4).toFloat();
        return tf.variableGrads(() => {
          const filter = fakeQuantise(conv as unknown as tf.Tensor4D, bits);
          const maps = convolution(images, filter, convBias as unknown as tf.Tensor1D, 1, 'relu');
          const weights = fakeQuantise(dense as unknown as tf.Tensor2D, bits);
          const logits = product(
            tf.reshape(maps, [4, 75]),
            weights,
            denseBias as unknown as tf.Tensor1D,
            'linear',
          );
          return tf.neg(tf.mean(tf.sum(tf.mul(oneHot, tf.logSoftmax(logits)), 1))).asScalar();
        }, [...variables]);
      });
      expect((await value.data())[0]).toBeCloseTo(loss, 5);
      for (const [index, name] of names.entries()) {
        const gradient = grads[variables[index]?.name ?? ''];
        expect(gradient).toBeDefined();
        const received = (await gradient?.data<'float32'>()) ?? [];
        expect(largestDifference(received, gradients[name])).toBeLessThan(1e-6);
      }
      tf.dispose([value, grads, ...variables]);
      expect(tf.memory().numTensors).toBe(before);
    });
  });
}
