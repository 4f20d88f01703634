import * as tf from '@tensorflow/tfjs';

type Result = tf.TensorInfo | tf.TensorInfo[];
/** By name; which are there depends on the kernel. */
type Inputs = Readonly<Record<string, tf.TensorInfo>>;
type Attributes = Readonly<Record<string, unknown>>;

/** Ours: null for what the stock kernel has to do. */
export type Override = (inputs: Inputs, attributes: Attributes) => tf.TensorInfo | null;

const stock = new Map<string, tf.KernelConfig>();

/** Puts a kernel of ours before TensorFlow.js' own WebGPU kernel, which goes on to do what ours does not cover. */
export function override(kernelName: string, ours: Override): void {
  if (stock.has(kernelName)) return;
  const own = tf.getKernel(kernelName, 'webgpu');
  if (!own) throw new Error(`TensorFlow.js has no ${kernelName} on webgpu to be put before`);
  stock.set(kernelName, own);
  // Registering twice would warn on the console.
  tf.unregisterKernel(kernelName, 'webgpu');
  tf.registerKernel({
    ...own,
    kernelFunc: (parameters): Result =>
      ours(parameters.inputs as Inputs, parameters.attrs ?? {}) ?? own.kernelFunc(parameters),
  });
}

/** Leaves everything to TensorFlow.js' own kernels again, for comparisons. */
export function removeOverrides(): void {
  for (const [kernelName, own] of stock) {
    tf.unregisterKernel(kernelName, 'webgpu');
    tf.registerKernel(own);
  }
  stock.clear();
}
