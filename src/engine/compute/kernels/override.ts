import * as tf from '@tensorflow/tfjs';

type Result = tf.TensorInfo | tf.TensorInfo[];
/** Inputs by name; the kernel determines which there are. */
type Inputs = Readonly<Record<string, tf.TensorInfo>>;
type Attributes = Readonly<Record<string, unknown>>;

/** Our kernel; returns null if the stock kernel must be used. */
export type Override = (inputs: Inputs, attributes: Attributes) => tf.TensorInfo | null;

const stock = new Map<string, tf.KernelConfig>();

/**
 * Registers our kernel in front of TensorFlow.js' own WebGPU kernel, which still handles what ours does not
 * cover.
 */
export function override(kernelName: string, ours: Override): void {
  if (stock.has(kernelName)) return;
  const own = tf.getKernel(kernelName, 'webgpu');
  if (!own) throw new Error(`TensorFlow.js has no ${kernelName} on webgpu to be put before`);
  stock.set(kernelName, own);
  // Registering twice would log a warning.
  tf.unregisterKernel(kernelName, 'webgpu');
  tf.registerKernel({
    ...own,
    kernelFunc: (parameters): Result =>
      ours(parameters.inputs as Inputs, parameters.attrs ?? {}) ?? own.kernelFunc(parameters),
  });
}

/** Restores TensorFlow.js' own kernels, for comparisons. */
export function removeOverrides(): void {
  for (const [kernelName, own] of stock) {
    tf.unregisterKernel(kernelName, 'webgpu');
    tf.registerKernel(own);
  }
  stock.clear();
}
