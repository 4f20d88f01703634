import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { sumRows } from './simd/sum-rows.ts';
import { asRank4, stockKernel } from './stock-kernel.ts';

export interface SumAttributes {
  readonly axis: number | number[];
  readonly keepDims: boolean;
}

/** [1, …, 1, D] */
const keptShape = (shape: readonly number[]) =>
  shape.map((length, axis) => (axis < shape.length - 1 ? 1 : length));

/**
 * Sum over all axes but the last: the gradient of a bias.
 *
 * Of feature maps, it averages each map with XNNPACK's pooling, then sums H·W times the averages over the batch. The stock kernel
 * transposes all of it first: 8.4 ms against 0.4 ms for [64, 28, 28, 32] (TensorFlow.js 4.22).
 *
 * @param x [B, H, W, C], or [..., D] of fewer axes, see `sumRows`
 * @returns [C], or [1, 1, 1, C] with `keepDims`; null for other axes and types, which need the stock kernel
 */
export function sum(
  backend: BackendWasm,
  x: tf.TensorInfo,
  { axis, keepDims }: SumAttributes,
): tf.TensorInfo | null {
  const axes = tf.util.parseAxisParam(axis, x.shape).toSorted((first, second) => first - second);
  if (x.shape.length < 4) return sumRows(backend, x, axes, keepDims ? keptShape(x.shape) : x.shape.slice(-1));
  if (x.dtype !== 'float32' || x.shape.length !== 4 || axes.join() !== '0,1,2') return null;
  const [batch, height, width, channels] = asRank4(x.shape);
  if (height * width === 1 || batch * channels === 0) return null;

  const averages = stockKernel('AvgPool', backend)(
    { x },
    { filterSize: [height, width], strides: 1, pad: 'valid' },
  );
  const result = backend.makeOutput(keepDims ? [1, 1, 1, channels] : [channels], 'float32');
  const from = backend.typedArrayFromHeap(averages);
  const to = backend.typedArrayFromHeap(result);
  for (let channel = 0; channel < channels; channel++) {
    let total = 0;
    for (let at = channel; at < from.length; at += channels) total += from[at] ?? NaN;
    to[channel] = total * height * width;
  }
  backend.disposeData(averages.dataId);
  return result;
}
