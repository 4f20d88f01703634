import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { sizeOf } from '@/core/size-of.ts';

/** Number of rows of the result. */
export interface SegmentAttributes {
  readonly numSegments: number;
}

/**
 * Adds up the rows that belong to the same segment: the gradient of an embedding. The wasm backend has no such kernel
 * (TensorFlow.js 4.22).
 *
 * @param x [N, …], float32
 * @param segmentIds [N], int32; rows with an id outside of 0 … numSegments − 1 are dropped
 * @returns [numSegments, …]; zeros for a segment without rows
 */
export function unsortedSegmentSum(
  backend: BackendWasm,
  x: tf.TensorInfo,
  segmentIds: tf.TensorInfo,
  { numSegments }: SegmentAttributes,
): tf.TensorInfo | null {
  if (x.dtype !== 'float32' || segmentIds.shape.length !== 1) return null;
  const width = sizeOf(x.shape.slice(1));
  const result = backend.makeOutput([numSegments, ...x.shape.slice(1)], 'float32');
  // Views of the heap must be created after the last allocation.
  const from = backend.typedArrayFromHeap(x);
  const ids = backend.typedArrayFromHeap(segmentIds);
  const to = backend.typedArrayFromHeap(result).fill(0);
  for (let row = 0; row < ids.length; row++) {
    const segment = ids[row] ?? -1;
    if (segment < 0 || segment >= numSegments) continue;
    const first = segment * width;
    const source = row * width;
    for (let at = 0; at < width; at++) to[first + at] = (to[first + at] ?? NaN) + (from[source + at] ?? NaN);
  }
  return result;
}
