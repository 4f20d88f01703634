import * as tf from '@tensorflow/tfjs';
import { limits, within } from '@/core/limits.ts';
import type { BackendId } from '@/protocol/engine/backend.ts';
import type { ThreadsTrial } from '@/protocol/engine/threads.ts';
import { startBackend } from './start-backend.ts';
import type { StepProbe } from './step-probe.ts';

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

/**
 * Starts a backend and checks its loss and gradients on a known batch; if correct, times a real step on it.
 *
 * Every tensor is read and disposed before the backend is switched: a tensor that survives a switch loses the
 * GPU device.
 *
 * @param timeoutFactor multiplier of the usual time limits
 * @throws NoAnswerError if it does not respond; TensorFlow.js' error if the backend cannot be started
 */
export async function runSelfTest(
  probe: StepProbe,
  backend: BackendId,
  timeoutFactor = 1,
): Promise<SelfTestResult> {
  await startBackend(backend, timeoutFactor * limits.backendStartMs);
  const test = async () => {
    const error = await probe.answerError();
    // This test was given up meanwhile: another backend is active now.
    if (tf.getBackend() !== backend) throw new Error(`${backend} is not the current backend any more`);
    const isRight = error <= SELF_TEST_TOLERANCE;
    const msPerStep = isRight ? (await probe.timeStep()).msPerStep : null;
    return { worstRelativeError: error, msPerStep, threads: null };
  };
  return within(timeoutFactor * limits.selfTestMs, backend, test());
}
