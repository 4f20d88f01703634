import * as tf from '@tensorflow/tfjs';
import { within } from '@/core/limits.ts';
import type { BackendId } from '@/protocol/messages.ts';

/** Which one TensorFlow.js would take by itself; ours are always named. */
const PRIORITY = 1;

/** Takes out a backend that is dead or does not start, so that it can be started anew and delays no other. */
export function removeBackend(backend: BackendId): void {
  const factory = tf.findBackendFactory(backend);
  if (!factory) return;
  try {
    tf.removeBackend(backend);
  } finally {
    // A dead one may fail to be taken down; it is out of the way all the same.
    if (!tf.findBackendFactory(backend)) tf.registerBackend(backend, factory, PRIORITY);
  }
}

/**
 * Makes a backend the current one.
 *
 * @throws NoAnswerError when it neither starts nor fails, Error when it fails
 */
export async function startBackend(backend: BackendId, limitMs: number): Promise<void> {
  let isStarted = false;
  try {
    isStarted = await within(limitMs, backend, tf.setBackend(backend));
  } catch (error) {
    removeBackend(backend);
    throw error;
  }
  if (!isStarted) throw new Error('it could not be started');
}
