import * as tf from '@tensorflow/tfjs';
import { entryAt } from '@/core/checked.ts';
import { limits, within } from '@/core/limits.ts';
import { randomStream } from '@/core/random.ts';
import { softTargetsAlone } from '@/distill/total-loss.ts';
import { planModel } from '@/models/plan.ts';
import { plainCnn } from '@/models/plain.ts';
import type { BackendId } from '@/protocol/engine/backend.ts';
import type { ThreadsTrial } from '@/protocol/engine/threads.ts';
import { initialValues } from '../network/initial-values.ts';
import { Network } from '../network/network.ts';
import { createOptimizer } from '../training/optimizer.ts';
import { SharedStep } from '../training/shared-step.ts';
import { referenceAnswer } from './reference-answer.ts';
import { startBackend } from '../../compute/backend/start-backend.ts';
import { timeStep } from './step-timing.ts';

/** The loss and all gradients of one known batch. */
type Answer = readonly Float32Array[];

/** A backend's result for the known batch, and its speed. */
export interface SelfTestResult {
  /** Largest |value − reference| / max |reference| of the loss and of each gradient. */
  readonly worstRelativeError: number;
  /** Time of one step of the default student and its control, ms; null if the numbers are wrong. */
  readonly msPerStep: number | null;
  /** The result with several threads; null if they were not tried. */
  readonly threads: ThreadsTrial | null;
}

/**
 * Maximum error of a correct backend. Float32 sums in another order differ by about 1e-6 here; a wrong kernel
 * differs by far more than 1e-3.
 */
export const SELF_TEST_TOLERANCE = 1e-3;

const BATCH = 4;
const SIDE = 12;
const ALPHA = 0.5;
const TEMPERATURE = 4;
const plan = planModel(
  plainCnn({ id: 'self-test', roles: ['student'], filters: [4, 8], head: 'flatten' }),
  { height: SIDE, width: SIDE, channels: 1 },
  10,
);

function knownBatch() {
  const random = randomStream(1, 'self-test');
  const fill = (length: number, scale: number) => Float32Array.from({ length }, () => random.next() * scale);
  return {
    pixels: fill(BATCH * SIDE * SIDE, 1),
    teacherLogits: fill(BATCH * 10, 8),
    labels: Uint32Array.from({ length: BATCH }, () => random.below(10)),
  };
}

const startValues = () => initialValues(plan, 1, 'self-test');

/**
 * Loss and gradients of the known batch on the current backend, computed by the training step that is used
 * there; leaves no tensor behind. With plain gradient descent at learning rate 1, the change of the weights
 * is the gradient.
 */
async function answer(): Promise<Answer> {
  const start = startValues();
  const network = new Network(plan, start);
  const optimizer = createOptimizer('sgd', network.variables, 0);
  const step = new SharedStep([{ network, optimizer }], BATCH);
  try {
    const { values, entries } = await step.step(knownBatch(), [
      { weights: softTargetsAlone(ALPHA, TEMPERATURE), learningRate: 1 },
    ]);
    const losses = await values.data<'float32'>();
    values.dispose();
    const named = entries.flatMap((entry, index) =>
      entry ? [[entry.term, entryAt(losses, index)] as const] : [],
    );
    const sorted = named.toSorted(([a], [b]) => a.localeCompare(b)).map(([, value]) => value);
    const after = await network.values();
    const gradients = after.map((weights, index) =>
      weights.map((weight, at) => entryAt(entryAt(start, index), at) - weight),
    );
    return [Float32Array.from(sorted), ...gradients];
  } finally {
    step.dispose();
    network.dispose();
    optimizer.dispose();
  }
}

/** Largest |a − b| / max |b|; Infinity if any value is not finite. */
function worstRelativeError(received: Answer, expected: Answer): number {
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
 * Checks a backend's loss and gradients on a known batch against plain loops; if correct, times a real step
 * on it.
 *
 * Every tensor is read and disposed before the backend is switched: a tensor that survives a switch loses the
 * GPU device.
 *
 * @param timeoutFactor multiplier of the usual time limits
 * @throws NoAnswerError if it does not respond; TensorFlow.js' error if the backend cannot be started
 */
export async function runSelfTest(backend: BackendId, timeoutFactor = 1): Promise<SelfTestResult> {
  const known = { ...knownBatch(), side: SIDE, alpha: ALPHA, temperature: TEMPERATURE };
  const expected = referenceAnswer(known, startValues());
  await startBackend(backend, timeoutFactor * limits.backendStartMs);
  const test = async () => {
    const error = worstRelativeError(await answer(), expected);
    // This test was given up meanwhile: another backend is active now.
    if (tf.getBackend() !== backend) throw new Error(`${backend} is not the current backend any more`);
    const isRight = error <= SELF_TEST_TOLERANCE;
    const msPerStep = isRight ? (await timeStep()).msPerStep : null;
    return { worstRelativeError: error, msPerStep, threads: null };
  };
  return within(timeoutFactor * limits.selfTestMs, backend, test());
}
