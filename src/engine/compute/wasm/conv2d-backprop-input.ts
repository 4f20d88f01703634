import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { convGeometry, type ConvGradAttributes } from './conv-geometry.ts';
import { asRank4, stockKernel } from './stock-kernel.ts';

/** The filter [K, K, Ci, Co] rotated by 180 degrees with channels exchanged: [K, K, Co, Ci]. */
function turned(backend: BackendWasm, filter: tf.TensorInfo): tf.TensorInfo {
  const [height, width, inChannels, outChannels] = asRank4(filter.shape);
  const result = backend.makeOutput([height, width, outChannels, inChannels], 'float32');
  const from = backend.typedArrayFromHeap(filter);
  const to = backend.typedArrayFromHeap(result);
  let at = 0;
  for (let tap = height * width - 1; tap >= 0; tap--) {
    for (let o = 0; o < outChannels; o++) {
      const start = tap * inChannels * outChannels + o;
      for (let i = 0; i < inChannels; i++) to[at++] = from[start + i * outChannels] ?? NaN;
    }
  }
  return result;
}

/**
 * dY with `stride − 1` zeros inserted between positions: [B, OH, OW, C] to [B, (OH−1)·sh + 1, (OW−1)·sw + 1,
 * C].
 */
function spread(
  backend: BackendWasm,
  dy: tf.TensorInfo,
  strideHeight: number,
  strideWidth: number,
): tf.TensorInfo {
  const [batch, outHeight, outWidth, channels] = asRank4(dy.shape);
  const height = (outHeight - 1) * strideHeight + 1;
  const width = (outWidth - 1) * strideWidth + 1;
  const result = backend.makeOutput([batch, height, width, channels], 'float32');
  const from = backend.typedArrayFromHeap(dy);
  const to = backend.typedArrayFromHeap(result);
  to.fill(0);
  let at = 0;
  for (let b = 0; b < batch; b++) {
    for (let row = 0; row < outHeight; row++) {
      let target = (b * height + row * strideHeight) * width * channels;
      for (let column = 0; column < outWidth; column++) {
        for (let c = 0; c < channels; c++) to[target + c] = from[at++] ?? NaN;
        target += strideWidth * channels;
      }
    }
  }
  return result;
}

/**
 * Gradient of a convolution with respect to its input, computed as a convolution of dY with the rotated
 * filter.
 *
 * @param dy [B, OH, OW, Co]
 * @param filter [K, K, Ci, Co]
 * @returns [B, H, W, Ci], or null if the padding exceeds the filter and the stock kernel must be used
 */
export function conv2dBackpropInput(
  backend: BackendWasm,
  dy: tf.TensorInfo,
  filter: tf.TensorInfo,
  attributes: ConvGradAttributes & { readonly inputShape: readonly number[] },
): tf.TensorInfo | null {
  const info = convGeometry(asRank4(attributes.inputShape), asRank4(filter.shape), attributes);
  const { inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth, strideHeight, strideWidth } =
    info;
  const top = filterHeight - 1 - info.padInfo.top;
  const left = filterWidth - 1 - info.padInfo.left;
  const bottom = inHeight - 1 - (outHeight - 1) * strideHeight + info.padInfo.top;
  const right = inWidth - 1 - (outWidth - 1) * strideWidth + info.padInfo.left;
  if (Math.min(top, left, bottom, right) < 0) return null;

  const isSpread = strideHeight > 1 || strideWidth > 1;
  const turnedFilter = turned(backend, filter);
  const spreadDy = isSpread ? spread(backend, dy, strideHeight, strideWidth) : dy;
  const dx = stockKernel('Conv2D', backend)(
    { x: spreadDy, filter: turnedFilter },
    {
      strides: [1, 1],
      dilations: [1, 1],
      pad: [
        [0, 0],
        [top, bottom],
        [left, right],
        [0, 0],
      ],
      dataFormat: 'NHWC',
    },
  );
  backend.disposeData(turnedFilter.dataId);
  if (isSpread) backend.disposeData(spreadDy.dataId);
  return dx;
}
