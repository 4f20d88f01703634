import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { randomStream } from '@/core/random.ts';
import { goldenCases, goldenErrors } from '@/distill/golden/golden-cases.ts';
import { softTargets } from '@/distill/methods/soft-targets.ts';
import type { DistillationMethod, DistillBatch } from '@/distill/method.ts';
import { temperatureKnob } from '@/distill/softened.ts';
import { softTargetsAlone, totalLoss } from '@/distill/total-loss.ts';
import type { DistillOps } from '@/distill/ops.ts';
import { lossOps } from '../loss-ops.ts';

const BATCH = 5;
/** More classes than a kernel unrolls. */
const NUM_CLASSES = 37;

/** Logits of ±60 with random labels, the same at every call. */
function hardBatch() {
  const random = randomStream(1, 'loss-ops');
  const logits = () =>
    tf.tensor2d(
      Float32Array.from({ length: BATCH * NUM_CLASSES }, () => (random.next() - 0.5) * 120),
      [BATCH, NUM_CLASSES],
    );
  const labels = Array.from({ length: BATCH }, () => random.below(NUM_CLASSES));
  const oneHot = tf.oneHot(tf.tensor1d(labels, 'int32'), NUM_CLASSES).toFloat() as tf.Tensor2D;
  return { student: logits(), teacher: logits(), oneHot };
}

const batchOf = (student: tf.Tensor2D, teacher: tf.Tensor2D, oneHot: tf.Tensor2D): DistillBatch => ({
  student: { logits: student, taps: {} },
  teacher: { logits: teacher, taps: {} },
  labels: { classes: [], oneHot },
});

/** Total, terms and gradient, concatenated. */
function outcomeOf(ops: DistillOps): tf.Tensor1D {
  return tf.tidy(() => {
    const { student, teacher, oneHot } = hardBatch();
    let terms: tf.Tensor[] = [];
    const { value, grad } = tf.valueAndGrad((logits: tf.Tensor2D) => {
      const batch = batchOf(logits, teacher, oneHot);
      const loss = totalLoss(ops, batch, softTargetsAlone(0.7, 0.5));
      terms = Object.values(loss.terms).map((term) => tf.keep(tf.clone(term)));
      return loss.total;
    })(student);
    const all = tf.concat1d([...terms, value, grad].map((tensor) => tf.reshape(tensor, [-1])));
    tf.dispose(terms);
    return all;
  });
}

/** Σ weight · √term of `numTerms` terms, and its gradient with respect to each. */
async function sumOf(ops: DistillOps, numTerms: number): Promise<number[]> {
  const terms = Array.from({ length: numTerms }, (_, index) => tf.scalar(index + 1));
  const weights = terms.map((_, index) => 2 / (index + 1));
  const active = terms.slice(1).map((term, index) => {
    const id = `term ${index}`;
    const method: DistillationMethod = {
      ...softTargets,
      id,
      weight: { by: 'beta', beta: { ...temperatureKnob, key: 'beta' } },
      terms: [{ id, tex: 't', actor: 'teacher' }],
      loss: () => ({ [id]: tf.sqrt(term) }),
    };
    return { method, values: { beta: weights[index] ?? 0 } };
  });
  const { student, teacher, oneHot } = tf.tidy(hardBatch);
  const batch = batchOf(student, teacher, oneHot);
  const { value, grads } = tf.valueAndGrads(() => totalLoss(ops, batch, { alpha: 0, step: 0, active }).total)(
    terms.slice(1),
  );
  const numbers = await Promise.all([value, ...grads].map((tensor) => tensor.data()));
  tf.dispose([...terms, student, teacher, oneHot, value, grads]);
  return numbers.map(([number = NaN]) => number);
}

/** Compares fused losses with PyTorch's numbers and with the written-out formulas. */
export function describeLossOps(backend: string, start: () => Promise<unknown>): void {
  beforeAll(start);

  it('are available', () => {
    expect(tf.getBackend()).toBe(backend);
    expect(lossOps().meanCrossEntropy).toBeDefined();
    expect(lossOps().scaledDivergence).toBeDefined();
  });

  it.each(goldenCases)('$name: value and gradient match PyTorch', { timeout: 60_000 }, async (golden) => {
    const errors = await goldenErrors(lossOps(), golden);
    // exp and log of a GPU differ from those of the CPU.
    const bound = backend === 'webgpu' ? 1e-3 : 1e-4;
    expect(errors.value).toBeLessThanOrEqual(bound);
    expect(errors.gradient).toBeLessThanOrEqual(bound);
  });

  it.each([2, 5, 9])('sum to the same total for %i terms, with the same gradients', async (numTerms) => {
    const before = tf.memory().numTensors;
    const [received, expected] = [await sumOf(lossOps(), numTerms), await sumOf(tf, numTerms)];
    expect(received).toHaveLength(numTerms);
    for (const [index, value] of expected.entries()) expect(received[index]).toBeCloseTo(value, 4);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('match the formulas for many classes and logits of ±60, and leave no tensors', async () => {
    const before = tf.memory().numTensors;
    const [ours, formulas] = [outcomeOf(lossOps()), outcomeOf(tf)];
    const [received, expected] = [await ours.data(), await formulas.data()];
    expect(received).toHaveLength(expected.length);
    for (const [index, value] of expected.entries()) {
      // Losses are compared relative to themselves, gradients relative to the largest one.
      const scale = index < 3 ? Math.abs(value) : Math.max(...expected.slice(3).map(Math.abs));
      expect(Math.abs((received[index] ?? NaN) - value)).toBeLessThan(1e-5 * scale + 1e-6);
    }
    tf.dispose([ours, formulas]);
    expect(tf.memory().numTensors).toBe(before);
  });
}
