import * as tf from '@tensorflow/tfjs';
import { within } from '@/core/limits.ts';
import type { BackendId } from '@/protocol/engine/backend.ts';

/** Priority in TensorFlow.js' automatic choice; we always name the backend instead. */
const PRIORITY = 1;

/** Removes a backend that is dead or hangs, so that it can be restarted and does not delay others. */
export function removeBackend(backend: BackendId): void {
  const factory = tf.findBackendFactory(backend);
  if (!factory) return;
  try {
    tf.removeBackend(backend);
  } finally {
    // Disposing a dead backend may fail; it is removed all the same.
    if (!tf.findBackendFactory(backend)) tf.registerBackend(backend, factory, PRIORITY);
  }
}

/**
 * Switches to a backend.
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
