import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { convolution } from './simd/convolution.ts';
import { asRank4 } from './stock-kernel.ts';

/** The attributes of Conv2D and, with an activation, of FusedConv2D. */
export interface ConvAttributes {
  readonly strides: number | [number, number];
  readonly dilations: number | [number, number];
  readonly pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  readonly dataFormat: 'NHWC' | 'NCHW';
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
  readonly activation?: string | null;
}

export interface ConvInputs {
  readonly x: tf.TensorInfo;
  readonly filter: tf.TensorInfo;
  readonly bias?: tf.TensorInfo | undefined;
  readonly preluActivationWeights?: tf.TensorInfo | undefined;
}

/**
 * Convolution with optional bias and activation.
 *
 * @returns [B, OH, OW, Co]; null if the stock kernel must be used: other layouts, activations other than
 *   linear and ReLU, a bias of another shape than [Co], and what `convolution` does not support
 */
export function conv2d(
  backend: BackendWasm,
  { x, filter, bias, preluActivationWeights }: ConvInputs,
  attributes: ConvAttributes,
): tf.TensorInfo | null {
  const { strides, dilations, pad, dataFormat, dimRoundingMode, activation } = attributes;
  const isRelu = activation === 'relu';
  const isCovered = isRelu || activation === 'linear' || activation === undefined || activation === null;
  if (!isCovered || preluActivationWeights || dataFormat === 'NCHW' || x.dtype !== 'float32') return null;
  const filterShape = asRank4(filter.shape);
  if (bias && (bias.shape.length !== 1 || bias.shape[0] !== filterShape[3])) return null;
  const info = tf.backend_util.computeConv2DInfo(
    asRank4(x.shape),
    filterShape,
    strides,
    dilations,
    pad,
    dimRoundingMode,
  );
  return convolution(backend, x, filter, info, bias ?? null, isRelu);
}
