import * as tf from '@tensorflow/tfjs';
import { MAX_CHANNELS, type ConvShape } from './conv-shape.ts';

/** The attributes of a convolution kernel. */
export interface ConvAttributes {
  readonly strides: number | [number, number];
  readonly pad: Parameters<typeof tf.backend_util.computeConv2DInfo>[4];
  readonly dataFormat?: 'NHWC' | 'NCHW';
  readonly dilations?: number | [number, number];
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

export type Rank4 = [number, number, number, number];

/** Wider filters have not been measured against the stock kernels. */
const MAX_KERNEL = 5;

/**
 * The shape of a convolution, or null for one that needs the stock kernels.
 *
 * @param inputShape [B, H, W, Ci]
 * @param filterShape [K, K, Ci, Co]
 */
export function convShapeOf(
  inputShape: readonly number[],
  filterShape: readonly number[],
  { strides, pad, dataFormat = 'NHWC', dilations = 1, dimRoundingMode }: ConvAttributes,
): ConvShape | null {
  if (dataFormat !== 'NHWC') return null;
  const info = tf.backend_util.computeConv2DInfo(
    inputShape as Rank4,
    filterShape as Rank4,
    strides,
    dilations,
    pad,
    dimRoundingMode,
  );
  const isCovered =
    info.dilationHeight === 1 &&
    info.dilationWidth === 1 &&
    info.filterHeight === info.filterWidth &&
    info.filterHeight <= MAX_KERNEL &&
    info.strideHeight === info.strideWidth &&
    info.strideHeight <= 2 &&
    Math.max(info.inChannels, info.outChannels) <= MAX_CHANNELS;
  if (!isCovered) return null;
  return {
    batch: info.batchSize,
    inChannels: info.inChannels,
    outChannels: info.outChannels,
    rows: {
      inputLength: info.inHeight,
      outputLength: info.outHeight,
      kernelSize: info.filterHeight,
      stride: info.strideHeight,
      padBefore: info.padInfo.top,
    },
    columns: {
      inputLength: info.inWidth,
      outputLength: info.outWidth,
      kernelSize: info.filterWidth,
      stride: info.strideWidth,
      padBefore: info.padInfo.left,
    },
  };
}
