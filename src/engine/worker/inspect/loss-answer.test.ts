import { beforeAll, describe, expect, it } from 'vitest';
import attention from '@/distill/golden/at.json';
import hint from '@/distill/golden/hint.json';
import kd from '@/distill/golden/kd.json';
import { startNodeWasm } from '../backend/node-wasm.ts';
import type { LossInputs } from '@/distill/loss-on-arrays.ts';
import { lossAnswer } from './loss-answer.ts';

const close = (numbers: readonly number[]) => numbers.map((number) => expect.closeTo(number, 4));

describe('a method on given arrays', () => {
  let tf: Awaited<ReturnType<typeof startNodeWasm>>;
  beforeAll(async () => {
    tf = await startNodeWasm();
  });

  it('returns PyTorch’s value and gradient', async () => {
    for (const { inputs, params, values, grads } of kd.cases.slice(0, 9)) {
      const answer = await lossAnswer('soft-targets', inputs, { temperature: params.T });
      expect(answer.total).toBeCloseTo(values.batchmean_T2, 3);
      expect(answer.terms).toEqual({ softTargets: answer.total });
      expect(answer.gradient).toEqual(close(grads.batchmean_T2));
      expect(answer.auxiliaryGradients).toEqual({});
    }
  });

  it('returns gradients for a given regressor', async () => {
    const stored = hint.cases.find(({ inputs }) => 'kernel' in inputs);
    const inputs = stored?.inputs as unknown as Parameters<typeof lossAnswer>[1];
    const grads = stored?.grads as Record<string, number[]>;
    const answer = await lossAnswer('hints', inputs, {});
    expect(answer.total).toBeCloseTo(stored?.values.mse_mean ?? NaN, 4);
    expect(answer.gradient).toEqual(close(grads['student'] ?? []));
    expect(answer.auxiliaryGradients).toEqual({
      kernel: close(grads['kernel'] ?? []),
      bias: close(grads['bias'] ?? []),
    });
  });

  it('accepts one map, or one per stage', async () => {
    const [stored] = attention.cases;
    const { student, teacher } = stored?.inputs ?? {
      student: { shape: [], data: [] },
      teacher: { shape: [], data: [] },
    };
    const one = await lossAnswer('attention-transfer', { student, teacher }, {});
    const two = await lossAnswer(
      'attention-transfer',
      { student: [student, student], teacher: [teacher, teacher] },
      {},
    );
    expect(one.total).toBeCloseTo(stored?.values.code ?? NaN, 5);
    expect(two.total).toBeCloseTo(2 * one.total, 5);
    expect(two.gradient).toHaveLength(2 * one.gradient.length);
  });

  it.each([
    ['magic', {}, /methodId is magic, expected one of soft-targets/],
    ['soft-targets', { T: 4 }, /T is 4, expected one of temperature/],
    ['soft-targets', { temperature: 'hot' }, /temperature is hot, expected a number/],
    ['soft-targets', { temperatureSquared: 'maybe' }, /expected on \| off/],
    ['soft-targets', { temperature: 0 }, /temperature is 0, expected a number from 0.5 to 20/],
    ['soft-targets', { temperature: NaN }, /temperature is NaN, expected a number/],
    ['soft-targets', { constructor: 1 }, /constructor is 1, expected one of temperature/],
    ['decoupled', {}, /labels is undefined, expected 1 classes/],
  ])('refuses %s with %o', async (methodId, hyperparameters, message) => {
    const student = { shape: [1, 2], data: [0, 1] };
    await expect(lossAnswer(methodId, { student, teacher: student }, hyperparameters)).rejects.toThrow(
      message,
    );
  });

  it.each([
    ['hints', { shape: [0, 2], data: [] }, /whole numbers above 0/],
    ['soft-targets', { shape: [1.5, 2], data: [0, 1, 2] }, /whole numbers above 0/],
    ['soft-targets', { shape: [2], data: [0, 1] }, /a batch, \[B/],
    ['soft-targets', { shape: [2, 2], data: [0, 1, 2] }, /4 values for \[2, 2\]/],
    ['soft-targets', { shape: [2, 2], data: [0, 1, 2, NaN] }, /student 0\[3\] is NaN/],
    ['soft-targets', { shape: [513, 1], data: new Float32Array(513) }, /at most 512 examples/],
  ])('names the problem for %s with %o', async (methodId, tensor, message) => {
    const inputs = { student: tensor, teacher: tensor };
    await expect(lossAnswer(methodId, inputs, {})).rejects.toThrow(message);
  });

  it('refuses mismatched arrays, and leaves no tensors either way', async () => {
    const student = { shape: [2, 2], data: [0, 1, 2, 3] };
    const before = tf.memory().numTensors;
    const wrong = [
      { student, teacher: { shape: [2, 2], data: [0, 1, 2] } },
      { student, teacher: { shape: [1, 2], data: [0, 1] } },
      { student },
      { student, teacher: student, magic: 1 },
      { student: { shape: [2, 2], data: [0, 1, 2, NaN] }, teacher: student },
      { student: { shape: [4], data: [0, 1, 2, 3] }, teacher: { shape: [4], data: [0, 1, 2, 3] } },
      { student: { shape: '2', data: [0] }, teacher: student },
      null,
      5,
      { student: [student, student], teacher: [student, student] },
    ];
    for (const inputs of wrong)
      await expect(lossAnswer('soft-targets', inputs as unknown as LossInputs, {})).rejects.toThrow(
        /expected/,
      );
    const many = { shape: [200, 1], data: new Float32Array(200) };
    await expect(lossAnswer('relational-angle', { student: many, teacher: many }, {})).rejects.toThrow(
      /at most 128 examples/,
    );
    for (const labels of [[0], [0, 2], [0, -1], [0, 0.5]]) {
      await expect(lossAnswer('decoupled', { student, teacher: student, labels }, {})).rejects.toThrow(
        /expected/,
      );
    }
    const bias = { shape: [4], data: [0, 0, 0, 0] };
    const map = { shape: [1, 2, 2, 1], data: [0, 1, 2, 3] };
    await expect(lossAnswer('hints', { student: map, teacher: map, bias }, {})).rejects.toThrow(/kernel/);
    expect((await lossAnswer('attention-transfer', { student: map, teacher: map }, {})).total).toBe(0);
    await lossAnswer('decoupled', { student, teacher: student, labels: [0, 1] }, {});
    expect(tf.memory().numTensors).toBe(before);
  });
});
