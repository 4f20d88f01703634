import * as tf from '@tensorflow/tfjs';
import { randomStream } from '@/core/random.ts';
import { softTargets } from '@/distill/methods/soft-targets.ts';
import { totalLoss } from '@/distill/total-loss.ts';
import { planModel } from '@/models/plan.ts';
import { plainCnn } from '@/models/plain.ts';
import type { BackendId } from '@/protocol/messages.ts';
import { initialValues } from '../network/initial-values.ts';
import { Network } from '../network/network.ts';

/** The loss and all gradients of one known batch, in one array. */
type Answer = Float32Array;

/** What a backend makes of the known batch. */
export interface SelfTestResult {
  /** Largest |value − reference| / max |reference| of the loss and of each gradient. */
  readonly worstRelativeError: number;
  /** A second pass, when everything has been compiled, ms. */
  readonly msPerStep: number;
}

/**
 * What a right backend stays below. Float32 sums in another order differ by about 1e-6 here; a wrong kernel
 * differs by far more than 1e-3.
 */
export const SELF_TEST_TOLERANCE = 1e-3;

const BATCH = 4;
const plan = planModel(
  plainCnn({ id: 'self-test', roles: ['student'], filters: [3, 5], head: 'flatten' }),
  { height: 12, width: 12, channels: 1 },
  10,
);

function knownBatch() {
  const random = randomStream(1, 'self-test');
  const fill = (length: number, scale: number) => Float32Array.from({ length }, () => random.next() * scale);
  const labels = new Float32Array(BATCH * 10);
  for (let row = 0; row < BATCH; row++) labels[row * 10 + random.below(10)] = 1;
  return { pixels: fill(BATCH * 144, 1), teacherLogits: fill(BATCH * 10, 8), labels };
}

/** One distillation step's loss and gradients on the current backend; leaves no tensor behind. */
async function answer(): Promise<readonly Answer[]> {
  const { pixels, teacherLogits, labels } = knownBatch();
  const results = tf.tidy(() => {
    const network = new Network(plan, initialValues(plan, 1, 'self-test'));
    const images = tf.tensor4d(pixels, [BATCH, 12, 12, 1]);
    const teacher = { logits: tf.tensor2d(teacherLogits, [BATCH, 10]), taps: {} };
    const oneHotLabels = tf.tensor2d(labels, [BATCH, 10]);
    const settings = { alpha: 0.5, active: [{ method: softTargets, values: { temperature: 4 }, beta: 1 }] };
    try {
      const { value, grads } = tf.variableGrads(
        () => totalLoss(tf, { student: network.forward(images), teacher }, oneHotLabels, settings).total,
        [...network.variables],
      );
      return [value, ...network.variables.map(({ name }) => grads[name] as tf.Tensor)];
    } finally {
      network.dispose();
    }
  });
  try {
    const arrays = await Promise.all(results.map((result) => result.data<'float32'>()));
    return arrays.map((array) => array.slice());
  } finally {
    tf.dispose(results);
  }
}

let knownAnswer: Promise<readonly Answer[]> | null = null;

/** The cpu backend's answer, computed once: the batch and the backend never change. */
function referenceAnswer(): Promise<readonly Answer[]> {
  knownAnswer ??= tf.setBackend('cpu').then(answer);
  return knownAnswer;
}

/** Largest |a − b| / max |b|; Infinity when anything is not a number. */
function worstRelativeError(received: readonly Answer[], expected: readonly Answer[]): number {
  return Math.max(
    ...expected.map((reference, index) => {
      const largest = reference.reduce((max, value) => Math.max(max, Math.abs(value)), 1e-12);
      const differences = reference.map((value, at) => Math.abs((received[index]?.[at] ?? NaN) - value));
      if (!differences.every(Number.isFinite)) return Infinity;
      return differences.reduce((max, value) => Math.max(max, value), 0) / largest;
    }),
  );
}

/**
 * Compares a backend with TensorFlow.js' plain JavaScript one on a known batch, loss and gradients.
 *
 * Every tensor is read and disposed of before the backend is switched: a tensor that is alive across a switch
 * loses the GPU device.
 *
 * @throws what TensorFlow.js throws when the backend cannot be started
 */
export async function runSelfTest(backend: BackendId): Promise<SelfTestResult> {
  const expected = await referenceAnswer();
  if (!(await tf.setBackend(backend))) throw new Error('it could not be started');
  const received = await answer();
  const started = performance.now();
  await answer();
  const msPerStep = performance.now() - started;
  return { worstRelativeError: worstRelativeError(received, expected), msPerStep };
}
