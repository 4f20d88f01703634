import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { DeviceLostError } from '@/core/errors.ts';
import { limits, NoAnswerError } from '@/core/limits.ts';
import { removeBackend, startBackend } from './start-backend.ts';

/** Calls back once when the current WebGPU device is lost. */
export function watchDevice(onLost: (reason: string) => void): void {
  const { device } = tf.backend() as WebGPUBackend;
  void device.lost.then(({ reason, message }) => onLost(message || reason));
}

/**
 * Starts a fresh WebGPU backend on a fresh device.
 *
 * After a loss TensorFlow.js keeps the dead backend, even through `setBackend`; removing the backend and
 * registering its factory again creates a working one. Registered kernels remain.
 *
 * @throws DeviceLostError when the browser provides no new device, or does not respond
 */
export async function rebuildWebgpu(): Promise<void> {
  removeBackend('webgpu');
  try {
    await startBackend('webgpu', limits.deviceMs);
  } catch (error) {
    throw new DeviceLostError(
      error instanceof NoAnswerError ? error.message : 'the browser gives no new one',
    );
  }
}
