import * as tf from '@tensorflow/tfjs';
import { sizeOf } from '@/core/size-of.ts';
import { registerGradients } from '../gradients/register.ts';
import { registerSoftmaxLoss, removeSoftmaxLoss } from './apply-softmax-loss.ts';
import { registerUpdate, removeUpdate } from './apply-update.ts';
import { biasAddKernel } from './bias-add.ts';
import { convShapeOf, type ConvAttributes, type Rank4 } from './conv-shape-of.ts';
import { currentTiles, elementOf } from './gpu-backend.ts';
import { override, removeOverrides, type Override } from './override.ts';
import { poolGradientKernel, poolKernel, type PoolKind, type PoolShape } from './pooling.ts';
import { registerReluGradient, removeReluGradient } from './relu-gradient.ts';
import { convolve, filterGradient, inputGradient, multiply, runOnce, sumOver } from './tensor-work.ts';
import { registerWeightedSum, removeWeightedSum } from './weighted-sum.ts';

const areFloats = (...tensors: readonly (tf.TensorInfo | undefined)[]) =>
  tensors.every((tensor) => tensor && elementOf(tensor) === 'f32' && sizeOf(tensor.shape) > 0);

const asConv = (attributes: Readonly<Record<string, unknown>>) => attributes as unknown as ConvAttributes;

const conv2d: Override = ({ x, filter }, attributes) => {
  if (!x || !filter || !areFloats(x, filter)) return null;
  const shape = convShapeOf(x.shape, filter.shape, asConv(attributes));
  return shape && convolve(shape, x, filter, null, false);
};

const fusedConv2d: Override = ({ x, filter, bias, preluActivationWeights }, attributes) => {
  const { activation } = attributes;
  if (!x || !filter || !bias || preluActivationWeights || !areFloats(x, filter, bias)) return null;
  if ((activation !== 'linear' && activation !== 'relu') || bias.shape.length !== 1) return null;
  const shape = convShapeOf(x.shape, filter.shape, asConv(attributes));
  return shape && convolve(shape, x, filter, bias, activation === 'relu');
};

const conv2dBackpropInput: Override = ({ dy, filter }, attributes) => {
  if (!dy || !filter || !areFloats(dy, filter)) return null;
  const shape = convShapeOf(attributes['inputShape'] as number[], filter.shape, asConv(attributes));
  return shape && inputGradient(shape, dy, filter);
};

const conv2dBackpropFilter: Override = ({ x, dy }, attributes) => {
  if (!x || !dy || !areFloats(x, dy)) return null;
  const shape = convShapeOf(x.shape, attributes['filterShape'] as number[], asConv(attributes));
  return shape && filterGradient(shape, x, dy);
};

interface PoolAttributes {
  readonly filterSize: number | [number, number];
  readonly strides: number | [number, number];
  readonly pad: 'valid' | 'same' | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** The shape of a 2×2 pooling with stride 2 and no padding before the first number, or null. */
function poolShape(x: tf.TensorInfo, attributes: Readonly<Record<string, unknown>>): PoolShape | null {
  const { filterSize, strides, pad, dimRoundingMode } = attributes as unknown as PoolAttributes;
  const info = tf.backend_util.computePool2DInfo(
    x.shape as Rank4,
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
  const { batchSize: batch, inHeight, inWidth, outHeight, outWidth, inChannels: channels, padInfo } = info;
  const isCovered =
    info.filterHeight === 2 &&
    info.filterWidth === 2 &&
    info.strideHeight === 2 &&
    info.strideWidth === 2 &&
    padInfo.top === 0 &&
    padInfo.left === 0 &&
    outHeight > 0 &&
    outWidth > 0;
  return isCovered ? { batch, inHeight, inWidth, outHeight, outWidth, channels } : null;
}

const pool =
  (kind: PoolKind): Override =>
  ({ x }, attributes) => {
    if (!x || !areFloats(x)) return null;
    const shape = poolShape(x, attributes);
    if (!shape) return null;
    const { batch, outHeight, outWidth, channels } = shape;
    return runOnce(poolKernel(kind, shape, currentTiles()), [x], [batch, outHeight, outWidth, channels]);
  };

const poolGradient =
  (kind: PoolKind): Override =>
  ({ dy, input }, attributes) => {
    if (!dy || !input || !areFloats(dy, input)) return null;
    const shape = poolShape(input, attributes);
    // In a window cut by the edge, TensorFlow.js divides by 4 although it averaged over fewer: left to the
    // stock kernel.
    const isCut = shape && (shape.outHeight * 2 > shape.inHeight || shape.outWidth * 2 > shape.inWidth);
    if (!shape || (kind === 'average' && isCut)) return null;
    const inputs = kind === 'max' ? [dy, input] : [dy];
    return runOnce(poolGradientKernel(kind, shape, currentTiles()), inputs, input.shape);
  };

const add: Override = ({ a, b }) => {
  if (!a || !b || !areFloats(a, b)) return null;
  const [large, small] = a.shape.length >= b.shape.length ? [a, b] : [b, a];
  const numChannels = small.shape[0] ?? 0;
  const isBias = small.shape.length === 1 && large.shape.length > 1 && large.shape.at(-1) === numChannels;
  if (!isBias) return null;
  const count = sizeOf(large.shape) / numChannels;
  return runOnce(biasAddKernel(count, numChannels, currentTiles()), [large, small], large.shape);
};

/** The sum or mean over neighbouring axes. */
const reduce =
  (isMean: boolean): Override =>
  ({ x }, { axis, keepDims }) => {
    if (!x || !areFloats(x)) return null;
    const { shape } = x;
    const axes = tf.util.parseAxisParam(axis as number | number[], shape).toSorted((p, q) => p - q);
    const [first] = axes;
    if (first === undefined || axes.some((at, index) => at !== first + index)) return null;
    const behind = first + axes.length;
    const outer = sizeOf(shape.slice(0, first));
    const count = sizeOf(shape.slice(first, behind));
    const inner = sizeOf(shape.slice(behind));
    const kept = keepDims === true ? axes.map(() => 1) : [];
    const outShape = [...shape.slice(0, first), ...kept, ...shape.slice(behind)];
    return sumOver([outer, count, inner], x, outShape, isMean ? 1 / count : 1);
  };

/** Maximum numbers per factor; larger products have not been measured against the stock kernels. */
const MAX_FACTOR = 2 ** 21;

function matMul(
  a: tf.TensorInfo,
  b: tf.TensorInfo,
  attributes: Readonly<Record<string, unknown>>,
  ending: { bias?: tf.TensorInfo; hasRelu?: boolean },
): tf.TensorInfo | null {
  const [transposeA, transposeB] = [attributes['transposeA'] === true, attributes['transposeB'] === true];
  const leading = [...a.shape.slice(0, -2), ...b.shape.slice(0, -2)];
  if (sizeOf(leading) !== 1 || Math.max(sizeOf(a.shape), sizeOf(b.shape)) > MAX_FACTOR) return null;
  const [aRows = 1, aColumns = 1] = a.shape.slice(-2);
  const [bRows = 1, bColumns = 1] = b.shape.slice(-2);
  const numRows = transposeA ? aColumns : aRows;
  const inner = transposeA ? aRows : aColumns;
  const numColumns = transposeB ? bRows : bColumns;
  const longer = a.shape.length >= b.shape.length ? a : b;
  const outShape = [...longer.shape.slice(0, -2), numRows, numColumns];
  return multiply({ numRows, inner, numColumns, transposeA, transposeB }, a, b, outShape, ending);
}

const batchMatMul: Override = ({ a, b }, attributes) =>
  a && b && areFloats(a, b) ? matMul(a, b, attributes, {}) : null;

const fusedMatMul: Override = ({ a, b, bias, preluActivationWeights }, attributes) => {
  const { activation } = attributes;
  if (!a || !b || !bias || preluActivationWeights || !areFloats(a, b, bias)) return null;
  if ((activation !== 'linear' && activation !== 'relu') || bias.shape.length !== 1) return null;
  return matMul(a, b, attributes, { bias, hasRelu: activation === 'relu' });
};

/**
 * Registers our WebGPU kernels in front of TensorFlow.js' own; its backend must have been imported before.
 */
export function registerGpuKernels(): void {
  override('Conv2D', conv2d);
  override('FusedConv2D', fusedConv2d);
  override('Conv2DBackpropInput', conv2dBackpropInput);
  override('Conv2DBackpropFilter', conv2dBackpropFilter);
  override('MaxPool', pool('max'));
  override('MaxPoolGrad', poolGradient('max'));
  override('AvgPool', pool('average'));
  override('AvgPoolGrad', poolGradient('average'));
  override('Add', add);
  override('Sum', reduce(false));
  override('Mean', reduce(true));
  override('BatchMatMul', batchMatMul);
  override('_FusedMatMul', fusedMatMul);
  registerUpdate();
  registerReluGradient();
  registerSoftmaxLoss();
  registerWeightedSum();
  registerGradients();
}

/** Removes all of them again, for comparisons with stock TensorFlow.js. */
export function removeGpuKernels(): void {
  removeOverrides();
  removeUpdate();
  removeReluGradient();
  removeSoftmaxLoss();
  removeWeightedSum();
}
