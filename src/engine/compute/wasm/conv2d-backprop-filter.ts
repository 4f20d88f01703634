import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { convGeometry, type ConvGradAttributes } from './conv-geometry.ts';
import { filterGradient } from './simd/filter-gradient.ts';
import { asRank4, stockKernel, transposeAs } from './stock-kernel.ts';

/**
 * Gradient of a convolution with respect to its filter: by `filterGradient` if possible, else as a
 * convolution.
 *
 * dW[r, s, i, o] = Σ over b, y, x of X[b, y·stride + r − top, x·stride + s − left, i] · dY[b, y, x, o] is the
 * correlation of X with dY with pictures and channels exchanged: with X as [Ci, H, W, B] and dY as the
 * filter [OH, OW, B, Co], whose taps lie `stride` apart (dilation), the result is [Ci, K, K, Co].
 * XNNPACK runs it as one matrix product with a table of addresses instead of copies.
 *
 * @param x [B, H, W, Ci]
 * @param dy [B, OH, OW, Co]
 * @returns [K, K, Ci, Co], summed over the batch
 */
export function conv2dBackpropFilter(
  backend: BackendWasm,
  x: tf.TensorInfo,
  dy: tf.TensorInfo,
  attributes: ConvGradAttributes & { readonly filterShape: readonly number[] },
): tf.TensorInfo {
  const filterShape = asRank4(attributes.filterShape);
  const [batch, height, width, inChannels] = asRank4(x.shape);
  const info = convGeometry(asRank4(x.shape), filterShape, attributes);
  const direct = filterGradient(backend, x, dy, info);
  if (direct) return direct;
  const { outHeight, outWidth, outChannels, filterHeight, filterWidth, strideHeight, strideWidth } = info;
  const { top, left } = info.padInfo;
  // Rows of X that no window reaches (stride 2 on an even height) appear as rows of the result beyond K.
  const bottom = Math.max(0, (outHeight - 1) * strideHeight + filterHeight - height - top);
  const right = Math.max(0, (outWidth - 1) * strideWidth + filterWidth - width - left);

  const xByChannel = transposeAs(backend, x, [batch, height * width, inChannels], [2, 1, 0]);
  const dyByPlace = transposeAs(backend, dy, [batch, outHeight * outWidth, outChannels], [1, 0, 2]);
  const byChannel = stockKernel('Conv2D', backend)(
    {
      x: { ...xByChannel, shape: [inChannels, height, width, batch] },
      filter: { ...dyByPlace, shape: [outHeight, outWidth, batch, outChannels] },
    },
    {
      strides: [1, 1],
      dilations: [strideHeight, strideWidth],
      pad: [
        [0, 0],
        [top, bottom],
        [left, right],
        [0, 0],
      ],
      dataFormat: 'NHWC',
    },
  );
  backend.disposeData(xByChannel.dataId);
  backend.disposeData(dyByPlace.dataId);

  const [, rows, columns] = asRank4(byChannel.shape);
  const dw = transposeAs(backend, byChannel, [inChannels, rows, columns, outChannels], [1, 2, 0, 3]);
  backend.disposeData(byChannel.dataId);
  if (rows === filterHeight && columns === filterWidth) return { ...dw, shape: filterShape };
  const cut = stockKernel('Slice', backend)({ x: dw }, { begin: [0, 0, 0, 0], size: filterShape });
  backend.disposeData(dw.dataId);
  return cut;
}
