import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import type { ConvGradAttributes } from './conv-geometry.ts';
import { conv2dBackpropFilter } from './conv2d-backprop-filter.ts';
import { conv2dBackpropInput } from './conv2d-backprop-input.ts';
import { maxPoolGrad, type PoolGradAttributes } from './max-pool-grad.ts';
import { type Attributes } from './stock-kernel.ts';

type Inputs = Readonly<Record<'x' | 'dy' | 'filter' | 'input', tf.TensorInfo>>;

/** A kernel of ours; null says that the stock one has to do these arguments. */
type Kernel = (backend: BackendWasm, inputs: Inputs, attributes: Attributes) => tf.TensorInfo | null;

const kernels: Readonly<Record<string, Kernel>> = {
  Conv2DBackpropFilter: (backend, { x, dy }, attributes) =>
    conv2dBackpropFilter(
      backend, x, dy, attributes as unknown as ConvGradAttributes & { readonly filterShape: readonly number[] },
    ),
  Conv2DBackpropInput: (backend, { dy, filter }, attributes) =>
    conv2dBackpropInput(
      backend, dy, filter, attributes as unknown as ConvGradAttributes & { readonly inputShape: readonly number[] },
    ),
  MaxPoolGrad: (backend, { input, dy }, attributes) =>
    maxPoolGrad(backend, input, dy, attributes as unknown as PoolGradAttributes),
};

let isRegistered = false;

export function registerWasmKernels(): void {
  if (isRegistered) return;
  isRegistered = true;
  for (const [kernelName, kernel] of Object.entries(kernels)) {
    const stock = tf.getKernel(kernelName, 'wasm');
    if (stock) tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel({
      ...stock,
      kernelName,
      backendName: 'wasm',
      kernelFunc: (call) => {
        const ours = kernel(call.backend as BackendWasm, call.inputs as unknown as Inputs, call.attrs ?? {});
        if (ours) return ours;
        if (!stock) throw new Error(`TensorFlow.js' wasm backend has no kernel ${kernelName} for these arguments`);
        return stock.kernelFunc(call);
      },
    });
  }
}
