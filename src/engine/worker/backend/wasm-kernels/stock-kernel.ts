import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

export type Attributes = NonNullable<Parameters<tf.KernelFunc>[0]['attrs']>;

/** A function on tensors of the wasm heap, as TensorFlow.js' registry hands it out. */
export type WasmKernel = (inputs: tf.NamedTensorInfoMap, attributes: Attributes) => tf.TensorInfo;

/**
 * A kernel as a function that can be called inside of another kernel.
 *
 * What it returns is unknown to the engine: the caller returns it or disposes of its data.
 */
export function callable(kernelFunc: tf.KernelFunc, backend: BackendWasm): WasmKernel {
  return (inputs, attrs) => {
    const result = kernelFunc({ inputs, attrs, backend });
    const [only] = Array.isArray(result) ? result : [result];
    if (!only) throw new Error('a kernel returned nothing, expected a tensor');
    return only;
  };
}

/**
 * TensorFlow.js' own wasm kernel of that name, see `callable`.
 *
 * @throws Error where this version of TensorFlow.js has no such kernel
 */
export function stockKernel(name: string, backend: BackendWasm): WasmKernel {
  const kernel = tf.getKernel(name, 'wasm');
  if (!kernel) throw new Error(`TensorFlow.js' wasm backend has no kernel ${name}, expected one`);
  return callable(kernel.kernelFunc, backend);
}

/** Transposed copy of `x`; sees it as `shape` (same size), so that neighbouring axes can be moved as one. */
export function transposeAs(
  backend: BackendWasm,
  x: tf.TensorInfo,
  shape: readonly number[],
  perm: readonly number[],
): tf.TensorInfo {
  return stockKernel('Transpose', backend)({ x: { ...x, shape: [...shape] } }, { perm: [...perm] });
}

/** Four numbers of a shape [B, H, W, C] or [K, K, Ci, Co]. */
export function asRank4(shape: readonly number[]): [number, number, number, number] {
  const [a, b, c, d] = shape;
  if (a === undefined || b === undefined || c === undefined || d === undefined || shape.length !== 4) {
    throw new RangeError(`a kernel received shape [${shape.join(', ')}], expected four axes`);
  }
  return [a, b, c, d];
}
