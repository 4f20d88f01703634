import * as tf from '@tensorflow/tfjs';

/** Attributes of both gradient kernels of a convolution; their dilations are 1. */
export interface ConvGradAttributes {
  readonly strides: number | [number, number];
  readonly pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  readonly dataFormat: 'NHWC' | 'NCHW';
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/**
 * Sizes, strides and paddings of the forward convolution.
 *
 * @param inputShape [B, H, W, Ci]
 * @param filterShape [K, K, Ci, Co]
 * @throws Error for NCHW, which the wasm backend does not support either
 */
export function convGeometry(
  inputShape: [number, number, number, number],
  filterShape: [number, number, number, number],
  { strides, pad, dataFormat, dimRoundingMode }: ConvGradAttributes,
): tf.backend_util.Conv2DInfo {
  if (dataFormat === 'NCHW') throw new Error('the gradient of a convolution received NCHW, expected NHWC');
  return tf.backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode);
}
