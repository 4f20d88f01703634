import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { registerGradients } from '../gradients/register.ts';
import { batchMatMul, fusedMatMul, type MatMulAttributes } from './batch-mat-mul.ts';
import type { ConvGradAttributes } from './conv-geometry.ts';
import { conv2d, type ConvAttributes } from './conv2d.ts';
import { conv2dBackpropFilter } from './conv2d-backprop-filter.ts';
import { conv2dBackpropInput } from './conv2d-backprop-input.ts';
import { gatherRows, type GatherAttributes } from './gather-rows.ts';
import { maxPoolGrad, poolGeometry, type PoolAttributes } from './max-pool-grad.ts';
import { registerReluGradient } from './relu-gradient.ts';
import { batchedProduct } from './simd/batched-product.ts';
import { biasAdd } from './simd/bias-add.ts';
import { halvingPool } from './simd/halving-pool.ts';
import { swapAxes } from './simd/swap-axes.ts';
import { registerSoftmaxLoss, registerWeightedSum } from './softmax-loss.ts';
import { callable, type Attributes, type WasmKernel } from './stock-kernel.ts';
import { sum, type SumAttributes } from './sum.ts';
import { unsortedSegmentSum, type SegmentAttributes } from './unsorted-segment-sum.ts';
import { registerUpdate } from './update-variables.ts';

interface Call {
  readonly backend: BackendWasm;
  readonly inputs: Readonly<
    Record<'a' | 'b' | 'x' | 'dy' | 'filter' | 'input' | 'output' | 'segmentIds' | 'indices', tf.TensorInfo>
  >;
  readonly attributes: unknown;
  readonly stock: WasmKernel;
}

/**
 * Returns the same values as a new tensor, without copying.
 *
 * The stock kernels copy: 1.4 ms for each feature map that is kept for the backward pass. Tensors never
 * change, so sharing is safe, as in the stock Reshape.
 */
function shared(backend: BackendWasm, x: tf.TensorInfo): tf.TensorInfo {
  backend.incRef(x.dataId);
  return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
}

/** Our kernels by op name; null means that the stock kernel must handle these arguments. */
const kernels: Readonly<Record<string, (call: Call) => tf.TensorInfo | null>> = {
  _FusedMatMul: ({ inputs, attributes, stock }) => fusedMatMul(stock, inputs, attributes as Attributes),
  Add: ({ backend, inputs }) => biasAdd(backend, inputs.a, inputs.b),
  BatchMatMul: ({ backend, inputs, attributes, stock }) =>
    batchMatMul(stock, backend, inputs.a, inputs.b, attributes as MatMulAttributes) ??
    batchedProduct(backend, inputs.a, inputs.b, attributes as MatMulAttributes),
  Conv2D: ({ backend, inputs, attributes }) => conv2d(backend, inputs, attributes as ConvAttributes),
  FusedConv2D: ({ backend, inputs, attributes }) => conv2d(backend, inputs, attributes as ConvAttributes),
  Conv2DBackpropFilter: ({ backend, inputs, attributes }) =>
    conv2dBackpropFilter(
      backend,
      inputs.x,
      inputs.dy,
      attributes as ConvGradAttributes & { readonly filterShape: readonly number[] },
    ),
  Conv2DBackpropInput: ({ backend, inputs, attributes }) =>
    conv2dBackpropInput(
      backend,
      inputs.dy,
      inputs.filter,
      attributes as ConvGradAttributes & { readonly inputShape: readonly number[] },
    ),
  Cast: ({ backend, inputs, attributes }) =>
    (attributes as { readonly dtype: tf.DataType }).dtype === inputs.x.dtype
      ? shared(backend, inputs.x)
      : null,
  GatherV2: ({ backend, inputs, attributes }) =>
    gatherRows(backend, inputs.x, inputs.indices, attributes as GatherAttributes),
  Identity: ({ backend, inputs }) => shared(backend, inputs.x),
  MaxPool: ({ backend, inputs, attributes }) =>
    halvingPool(backend, inputs.x, poolGeometry(inputs.x, attributes as PoolAttributes)),
  MaxPoolGrad: ({ backend, inputs, attributes }) =>
    maxPoolGrad(backend, inputs.input, inputs.output, inputs.dy, attributes as PoolAttributes),
  Sum: ({ backend, inputs, attributes }) => sum(backend, inputs.x, attributes as SumAttributes),
  Transpose: ({ backend, inputs, attributes }) =>
    swapAxes(backend, inputs.x, (attributes as { readonly perm: readonly number[] }).perm),
  UnsortedSegmentSum: ({ backend, inputs, attributes }) =>
    unsortedSegmentSum(backend, inputs.x, inputs.segmentIds, attributes as SegmentAttributes),
};

/** Registers one of our kernels in front of the stock one, or where there is none. */
function register(kernelName: string, kernel: (call: Call) => tf.TensorInfo | null): void {
  const found = tf.getKernel(kernelName, 'wasm');
  const missing: tf.KernelFunc = () => {
    throw new Error(`TensorFlow.js' wasm backend has no kernel ${kernelName} for these arguments`);
  };
  const stockFunc = found?.kernelFunc ?? missing;
  // Registering over a kernel logs a warning each time.
  if (found) tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({
    ...found,
    kernelName,
    backendName: 'wasm',
    kernelFunc: (call) => {
      const backend = call.backend as BackendWasm;
      const inputs = call.inputs as Call['inputs'];
      const stock = callable(stockFunc, backend);
      return kernel({ backend, inputs, attributes: call.attrs ?? {}, stock }) ?? stockFunc(call);
    },
  });
}

let isRegistered = false;

/**
 * Makes TensorFlow.js' wasm backend able to train convolutions and embeddings, and faster; a second call does nothing.
 *
 * tfjs-backend-wasm 4.22 has no Conv2DBackpropFilter and no UnsortedSegmentSum; the others replace kernels that dominate a training
 * step. Can be called before or after the backend starts, but only after `@tensorflow/tfjs-backend-wasm` was
 * imported by value: its import registers the kernels replaced here.
 */
export function registerWasmKernels(): void {
  if (isRegistered) return;
  isRegistered = true;
  for (const [kernelName, kernel] of Object.entries(kernels)) register(kernelName, kernel);
  registerReluGradient();
  registerSoftmaxLoss();
  registerWeightedSum();
  registerUpdate();
  registerGradients();
}
