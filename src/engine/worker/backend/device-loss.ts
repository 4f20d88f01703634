import * as tf from '@tensorflow/tfjs';
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import { DeviceLostError } from '@/core/errors.ts';

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
 * @throws DeviceLostError when the browser gives no new device
 */
export async function rebuildWebgpu(): Promise<void> {
  const factory = tf.findBackendFactory('webgpu');
  tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', factory, 3);
  if (!(await tf.setBackend('webgpu'))) throw new DeviceLostError('the browser gives no new one');
}
