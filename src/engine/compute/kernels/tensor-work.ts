import type * as tf from '@tensorflow/tfjs';
import { sizeOf } from '@/core/size-of.ts';
import type { ConvShape } from './conv-shape.ts';
import { convolutionKernel, inputGradientKernel } from './convolution.ts';
import { filterGradientKernel } from './filter-gradient.ts';
import { currentTiles, emptyTensor, release, run } from './gpu-backend.ts';
import type { Kernel } from './kernel.ts';
import { matMulKernel, type MatMulShape } from './mat-mul.ts';
import { reduceKernel } from './reduce.ts';
import { sumSlicesKernel } from './sum-slices.ts';

type Shape = readonly number[];

/**
 * Runs a kernel that computes partial results, and the one that adds them up if there is more than one slice.
 */
function inSlices(
  { kernel, slices }: { kernel: Kernel; slices: number },
  inputs: readonly tf.TensorInfo[],
  outShape: Shape,
  ending: { bias?: tf.TensorInfo; hasRelu?: boolean; scale?: number } = {},
): tf.TensorInfo {
  const out = emptyTensor(outShape);
  const { bias, ...rest } = ending;
  const isWhole = slices === 1 && !bias && !rest.hasRelu && (rest.scale ?? 1) === 1;
  if (isWhole) {
    run(kernel, [out, ...inputs]);
    return out;
  }
  const partial = emptyTensor([slices, ...outShape]);
  run(kernel, [partial, ...inputs]);
  const options = bias ? { ...rest, biasLength: sizeOf(bias.shape) } : rest;
  const adding = sumSlicesKernel(slices, sizeOf(outShape), currentTiles(), options);
  run(adding, [out, partial, ...(bias ? [bias] : [])]);
  release(partial);
  return out;
}

/** [B, OH, OW, Co], with optional bias and ReLU. */
export function convolve(
  shape: ConvShape,
  x: tf.TensorInfo,
  filter: tf.TensorInfo,
  bias: tf.TensorInfo | null,
  hasRelu: boolean,
): tf.TensorInfo {
  const { batch, rows, columns, outChannels } = shape;
  const out = emptyTensor([batch, rows.outputLength, columns.outputLength, outChannels]);
  const options = { hasBias: bias !== null, hasRelu, pools: false, isAnyBatch: true };
  const kernel = convolutionKernel(shape, options, currentTiles());
  run(kernel, [out, x, filter, ...(bias ? [bias] : [])]);
  return out;
}

/** [B, H, W, Ci] */
export function inputGradient(shape: ConvShape, dy: tf.TensorInfo, filter: tf.TensorInfo): tf.TensorInfo {
  const { batch, rows, columns, inChannels } = shape;
  const out = emptyTensor([batch, rows.inputLength, columns.inputLength, inChannels]);
  run(inputGradientKernel(shape, { unpools: false, isAnyBatch: true }, currentTiles()), [out, dy, filter]);
  return out;
}

/** [K, K, Ci, Co] */
export function filterGradient(shape: ConvShape, x: tf.TensorInfo, dy: tf.TensorInfo): tf.TensorInfo {
  const { rows, columns, inChannels, outChannels } = shape;
  const work = filterGradientKernel(shape, { unpools: false, hasBias: false }, currentTiles());
  return inSlices(work, [x, dy], [rows.kernelSize, columns.kernelSize, inChannels, outChannels]);
}

export function multiply(
  shape: MatMulShape,
  a: tf.TensorInfo,
  b: tf.TensorInfo,
  outShape: Shape,
  ending: { bias?: tf.TensorInfo; hasRelu?: boolean } = {},
): tf.TensorInfo {
  return inSlices(matMulKernel(shape, currentTiles()), [a, b], outShape, ending);
}

/** Sum, times `scale`, over the middle axis of [outer, count, inner]. */
export function sumOver(
  [outer, count, inner]: readonly [number, number, number],
  x: tf.TensorInfo,
  outShape: Shape,
  scale = 1,
): tf.TensorInfo {
  return inSlices(reduceKernel(outer, count, inner, currentTiles()), [x], outShape, { scale });
}

/** Runs a kernel with one output, with the adapter's tiles. */
export function runOnce(kernel: Kernel, inputs: readonly tf.TensorInfo[], outShape: Shape): tf.TensorInfo {
  const out = emptyTensor(outShape);
  run(kernel, [out, ...inputs]);
  return out;
}
