import type { ConvAxis } from './axis.ts';

/** More channels have been neither tested nor measured against the stock kernels. */
export const MAX_CHANNELS = 128;

/** A convolution's forward pass in NHWC with a filter [K, K, Ci, Co] and one stride for both axes. */
export interface ConvShape {
  readonly batch: number;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly rows: ConvAxis;
  readonly columns: ConvAxis;
}

export const numInputs = ({ batch, rows, columns, inChannels }: ConvShape): number =>
  batch * rows.inputLength * columns.inputLength * inChannels;

export const numOutputs = ({ batch, rows, columns, outChannels }: ConvShape): number =>
  batch * rows.outputLength * columns.outputLength * outChannels;

export const numWeights = ({ rows, columns, inChannels, outChannels }: ConvShape): number =>
  rows.kernelSize * columns.kernelSize * inChannels * outChannels;

/** Whether 2×2 pooling of the output can be fused: both lengths are even. */
export const canPool = ({ rows, columns }: ConvShape): boolean =>
  rows.outputLength % 2 === 0 && columns.outputLength % 2 === 0;
