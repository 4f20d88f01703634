import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { DeviceLostError } from '@/core/errors.ts';
import { limits, NoAnswerError } from '@/core/limits.ts';
import { removeBackend, startBackend } from './start-backend.ts';

/** Calls back once when the device of the current WebGPU backend goes away. */
export function watchDevice(onLost: (reason: string) => void): void {
  const { device } = tf.backend() as WebGPUBackend;
  void device.lost.then(({ reason, message }) => onLost(message || reason));
}

/**
 * A fresh WebGPU backend on a fresh device.
 *
 * After a loss TensorFlow.js keeps the dead backend, even through `setBackend`; taking the backend out and
 * registering its factory again makes a living one. Kernels that were registered stay.
 *
 * @throws DeviceLostError when the browser gives no new device, or does not answer
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
