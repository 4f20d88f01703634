import { backwardAxis, forwardAxis } from './axis.ts';
import type { ConvShape } from './conv-shape.ts';
import { gatherKernel } from './gather.ts';
import { remembered, type Kernel } from './kernel.ts';
import { chooseTile } from './tile-choice.ts';
import type { Tiles } from './tiles.ts';

interface ForwardOptions {
  readonly hasBias: boolean;
  readonly hasRelu: boolean;
  /** Whether 2×2 max pooling is fused; needs even output lengths. */
  readonly pools: boolean;
  readonly isAnyBatch: boolean;
}

/**
 * Convolution, optionally with bias, ReLU and 2×2 max pooling.
 *
 * Binds out [B, OH, OW, Co] (with `pools` [B, OH/2, OW/2, Co] and its origins, u32), x [B, H, W, Ci],
 * filter [K, K, Ci, Co], and bias [Co].
 */
export const convolutionKernel = remembered(
  (shape: ConvShape, options: ForwardOptions, tiles: Tiles): Kernel => {
    const { batch, inChannels, outChannels, rows, columns } = shape;
    const choice = chooseTile(tiles, {
      outHeight: rows.outputLength,
      outWidth: columns.outputLength,
      outChannels,
      kernelSize: rows.kernelSize,
      multiple: options.pools ? 2 : 1,
      spread: columns.stride,
    });
    return gatherKernel({
      name: `convolution${options.pools ? ' with pooling' : ''}`,
      batch,
      rows: forwardAxis(rows, choice.rows),
      columns: forwardAxis(columns, choice.columns),
      sourceChannels: inChannels,
      outChannels,
      choice,
      workgroupSize: tiles.workgroupSize,
      filter: 'forward',
      unpools: false,
      ...options,
    });
  },
);

interface BackwardOptions {
  /** Whether dy is the gradient after a 2×2 max pooling. */
  readonly unpools: boolean;
  readonly isAnyBatch: boolean;
}

/**
 * Gradient of a convolution with respect to its input.
 *
 * Binds dx [B, H, W, Ci], dy [B, OH, OW, Co] (with `unpools` [B, OH/2, OW/2, Co] and the origins, u32) and the
 * filter [K, K, Ci, Co].
 *
 */
export const inputGradientKernel = remembered(
  (shape: ConvShape, { unpools, isAnyBatch }: BackwardOptions, tiles: Tiles): Kernel => {
    const { batch, inChannels, outChannels, rows, columns } = shape;
    const choice = chooseTile(tiles, {
      outHeight: rows.inputLength,
      outWidth: columns.inputLength,
      outChannels: inChannels,
      kernelSize: rows.kernelSize,
      multiple: unpools ? 2 * columns.stride : columns.stride,
      spread: 1,
    });
    return gatherKernel({
      name: `input gradient${unpools ? ' behind pooling' : ''}`,
      batch,
      rows: backwardAxis(rows, choice.rows),
      columns: backwardAxis(columns, choice.columns),
      sourceChannels: outChannels,
      outChannels: inChannels,
      choice,
      workgroupSize: tiles.workgroupSize,
      filter: 'backward',
      hasBias: false,
      hasRelu: false,
      pools: false,
      unpools,
      isAnyBatch,
    });
  },
);
