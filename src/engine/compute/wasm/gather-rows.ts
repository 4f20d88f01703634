import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

export interface GatherAttributes {
  readonly axis: number;
  readonly batchDims: number;
}

/**
 * Rows of a table by their numbers: an embedding.
 *
 * The stock kernel computes the place of every number: 4.5 ms against 0.2 for 2,048 rows of 64 (TensorFlow.js 4.22).
 *
 * @param x the table, [rows, D], float32
 * @param indices of any shape, int32
 * @returns [...indices, D]; null for other axes and types, and for an index that the table lacks, which the stock kernel
 *   refuses
 */
export function gatherRows(
  backend: BackendWasm,
  x: tf.TensorInfo,
  indices: tf.TensorInfo,
  { axis, batchDims }: GatherAttributes,
): tf.TensorInfo | null {
  const [numRows = 0, width = 0] = x.shape;
  if (x.shape.length !== 2 || axis !== 0 || batchDims !== 0) return null;
  if (x.dtype !== 'float32' || indices.dtype !== 'int32') return null;
  if (backend.typedArrayFromHeap(indices).some((row) => row < 0 || row >= numRows)) return null;
  const result = backend.makeOutput([...indices.shape, width], 'float32');
  // Views of the heap must be created after the last allocation.
  const rows = backend.typedArrayFromHeap(indices);
  const from = backend.typedArrayFromHeap(x);
  const to = backend.typedArrayFromHeap(result);
  for (let place = 0; place < rows.length; place++) {
    const source = (rows[place] ?? 0) * width;
    const target = place * width;
    for (let at = 0; at < width; at++) to[target + at] = from[source + at] ?? NaN;
  }
  return result;
}
