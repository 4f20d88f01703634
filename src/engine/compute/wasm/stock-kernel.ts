import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

export type Attributes = NonNullable<Parameters<tf.KernelFunc>[0]['attrs']>;

/** A function on tensors of the wasm heap, from TensorFlow.js' registry. */
export type WasmKernel = (inputs: tf.NamedTensorInfoMap, attributes: Attributes) => tf.TensorInfo;

/**
 * Wraps a kernel as a function that can be called within another kernel.
 *
 * The engine does not know its result: the caller returns it or disposes its data.
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
 * @throws Error if this version of TensorFlow.js has no such kernel
 */
export function stockKernel(name: string, backend: BackendWasm): WasmKernel {
  const kernel = tf.getKernel(name, 'wasm');
  if (!kernel) throw new Error(`TensorFlow.js' wasm backend has no kernel ${name}, expected one`);
  return callable(kernel.kernelFunc, backend);
}

/** Transposed copy of `x`, viewed as `shape` (same size), so that neighbouring axes can be moved as one. */
export function transposeAs(
  backend: BackendWasm,
  x: tf.TensorInfo,
  shape: readonly number[],
  perm: readonly number[],
): tf.TensorInfo {
  return stockKernel('Transpose', backend)({ x: { ...x, shape: [...shape] } }, { perm: [...perm] });
}

/** The four lengths of a shape [B, H, W, C] or [K, K, Ci, Co]. */
export function asRank4(shape: readonly number[]): [number, number, number, number] {
  const [a, b, c, d] = shape;
  if (a === undefined || b === undefined || c === undefined || d === undefined || shape.length !== 4) {
    throw new RangeError(`a kernel received shape [${shape.join(', ')}], expected four axes`);
  }
  return [a, b, c, d];
}
