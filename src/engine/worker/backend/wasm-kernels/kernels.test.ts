import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { beforeAll, describe, expect, it } from 'vitest';

import { randomStream } from '@/core/random.ts';

import { registerWasmKernels } from './register.ts';

const TOLERANCE = 1e-4;

interface Values {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

type Work = (inputs: readonly tf.Tensor[]) => tf.Tensor;

/** Uniform in −1 … 1; rounded to `step` where ties are wanted. */
function randomValues(shape: readonly number[], purpose: string, step = 0): Values {
  const random = randomStream(7, purpose);
  const size = shape.reduce((product, length) => product * length, 1);
  const draw = () => {
    const value = random.next() * 2 - 1;
    return step > 0 ? Math.round(value / step) * step : value;
  };
  return { shape, values: Float32Array.from({ length: size }, draw) };
}

/** The result of `work` on that backend; every tensor it makes on the way must be gone afterwards. */
async function compute(backend: 'cpu' | 'wasm', inputs: readonly Values[], work: Work) {
  await tf.setBackend(backend);
  const before = tf.memory().numTensors;
  const dataBefore = tf.backend().numDataIds();
  const tensors = inputs.map(({ shape, values }) => tf.tensor(values, [...shape]));
  const result = tf.tidy(() => work(tensors));
  const found = { shape: result.shape, values: await result.data<'float32'>() };
  tf.dispose([...tensors, result]);
  expect(tf.memory().numTensors).toBe(before);
  expect(tf.backend().numDataIds()).toBe(dataBefore);
  return found;
}

/** Largest difference between both backends over the largest value of the cpu backend. */
async function relativeError(inputs: readonly Values[], work: Work): Promise<number> {
  const expected = await compute('cpu', inputs, work);
  const received = await compute('wasm', inputs, work);
  expect(received.shape).toEqual(expected.shape);
  let largest = 0;
  let difference = 0;
  for (const [index, value] of expected.values.entries()) {
    largest = Math.max(largest, Math.abs(value));
    difference = Math.max(difference, Math.abs(value - (received.values[index] ?? Number.NaN)));
  }
  expect(largest).toBeGreaterThan(0);
  return difference / largest;
}

beforeAll(() => {
  registerWasmKernels();
  registerWasmKernels();
});

interface ConvCase {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: readonly [number, number];
  readonly size: number;
  readonly stride: number;
  readonly pad: 'same' | 'valid';
}

const maps = [
  { batch: 1, height: 9, width: 9, channels: [1, 1] },
  { batch: 7, height: 27, width: 29, channels: [1, 8] },
  { batch: 7, height: 14, width: 13, channels: [5, 3] },
  { batch: 2, height: 8, width: 10, channels: [16, 17] },
] as const;

const convCases: readonly ConvCase[] = maps.flatMap((map) =>
  [1, 2].flatMap((stride) =>
    [1, 3, 5].flatMap((size) => (['same', 'valid'] as const).map((pad) => ({ ...map, stride, size, pad }))),
  ),
);

const describeConv = ({ batch, height, width, channels, size, stride, pad }: ConvCase) =>
  `[${batch}, ${height}, ${width}, ${channels[0]}] by ${size}×${size} to ${channels[1]}, stride ${stride}, ${pad}`;

describe('gradients of a convolution', () => {
  it.each(convCases.map((conv) => [describeConv(conv), conv] as const))('%s', async (name, conv) => {
    const { batch, height, width, channels, size, stride, pad } = conv;
    const xShape = [batch, height, width, channels[0]] as [number, number, number, number];
    const wShape = [size, size, ...channels] as [number, number, number, number];
    const { outHeight, outWidth } = tf.backend_util.computeConv2DInfo(xShape, wShape, stride, 1, pad);
    const x = randomValues(xShape, `${name} x`);
    const w = randomValues(wShape, `${name} w`);
    const dy = randomValues([batch, outHeight, outWidth, channels[1]], `${name} dy`);
    const convolve = (input: tf.Tensor, filter: tf.Tensor) =>
      tf.conv2d(input as tf.Tensor4D, filter as tf.Tensor4D, stride, pad);
    const byInput: Work = ([input, filter, out]) =>
      tf.grad((changed) => convolve(changed, filter as tf.Tensor))(input as tf.Tensor, out);
    const byFilter: Work = ([input, filter, out]) =>
      tf.grad((changed) => convolve(input as tf.Tensor, changed))(filter as tf.Tensor, out);
    expect(await relativeError([x, w, dy], byFilter)).toBeLessThan(TOLERANCE);
    expect(await relativeError([x, w, dy], byInput)).toBeLessThan(TOLERANCE);
  });

  it('explicit paddings larger than the filter, which the stock kernel does', async () => {
    const inputs = [
      randomValues([2, 6, 6, 2], 'wide x'),
      randomValues([1, 1, 2, 3], 'wide w'),
      randomValues([2, 8, 8, 3], 'wide dy'),
    ];
    const byInput: Work = ([x, w, dy]) =>
      tf.grad((changed) => tf.conv2d(changed as tf.Tensor4D, w as tf.Tensor4D, 1, 1))(x as tf.Tensor, dy);
    expect(await relativeError(inputs, byInput)).toBeLessThan(TOLERANCE);
  });
});

describe('gradient of max pooling', () => {
  const poolings = [
    { shape: [7, 28, 28, 8], size: 2, stride: 2, pad: 'valid' },
    { shape: [7, 27, 29, 3], size: 2, stride: 2, pad: 'same' },
    { shape: [7, 27, 29, 3], size: 2, stride: 2, pad: 'valid' },
    { shape: [1, 1, 5, 1], size: 2, stride: 2, pad: 'same' },
    { shape: [2, 9, 9, 2], size: 3, stride: 2, pad: 'same' },
    { shape: [2, 9, 9, 2], size: 2, stride: 1, pad: 'same' },
  ] as const;
  const cases = poolings.flatMap((pooling) => [0, 0.5].map((step) => ({ ...pooling, step })));

  it.each(cases)('$shape by $size, stride $stride, $pad, rounded to $step', async (pooling) => {
    const { shape, size, stride, pad, step } = pooling;
    const purpose = `pool ${shape.join()} ${size} ${stride} ${pad} ${step}`;
    const { outShape } = tf.backend_util.computePool2DInfo([...shape], size, stride, 1, pad);
    const inputs = [randomValues(shape, purpose, step), randomValues(outShape, `${purpose} dy`)];
    const byInput: Work = ([x, dy]) =>
      tf.grad((changed) => tf.maxPool(changed as tf.Tensor4D, size, stride, pad))(x as tf.Tensor, dy);
    expect(await relativeError(inputs, byInput)).toBeLessThan(TOLERANCE);
  });
});

describe('matrix products', () => {
  const sizes = [
    { rows: 1, inner: 10, columns: 784 },
    { rows: 7, inner: 784, columns: 10 },
    { rows: 64, inner: 3, columns: 5 },
    { rows: 33, inner: 17, columns: 1 },
  ];
  const flags = [false, true].flatMap((transposeA) =>
    [false, true].map((transposeB) => ({ transposeA, transposeB })),
  );
  const cases = sizes.flatMap((size) => flags.map((flag) => ({ ...size, ...flag })));

  it.each(cases)('$rows × $inner × $columns, transposed $transposeA, $transposeB', async (product) => {
    const { rows, inner, columns, transposeA, transposeB } = product;
    const inputs = [
      randomValues(transposeA ? [inner, rows] : [rows, inner], 'left'),
      randomValues(transposeB ? [columns, inner] : [inner, columns], 'right'),
    ];
    const multiply: Work = ([a, b]) => tf.matMul(a as tf.Tensor, b as tf.Tensor, transposeA, transposeB);
    expect(await relativeError(inputs, multiply)).toBeLessThan(TOLERANCE);
  });

  it('of batches and of one matrix with itself', async () => {
    const batches = [randomValues([3, 4, 5], 'left'), randomValues([3, 6, 5], 'right')];
    const inBatches: Work = ([a, b]) => tf.matMul(a as tf.Tensor, b as tf.Tensor, false, true);
    expect(await relativeError(batches, inBatches)).toBeLessThan(TOLERANCE);
    const withItself: Work = ([a]) => tf.matMul(a as tf.Tensor, a as tf.Tensor, true, false);
    expect(await relativeError([randomValues([9, 4], 'gram')], withItself)).toBeLessThan(TOLERANCE);
    const withOne: Work = ([a, b]) => tf.matMul(a as tf.Tensor, b as tf.Tensor, true, true);
    const leading = [randomValues([1, 9, 4], 'left'), randomValues([1, 5, 9], 'right')];
    expect(await relativeError(leading, withOne)).toBeLessThan(TOLERANCE);
  });
});

describe('sums and copies', () => {
  it.each([
    { shape: [7, 28, 28, 8], axis: [0, 1, 2], keepDims: false },
    { shape: [7, 27, 29, 3], axis: [2, 0, -3], keepDims: true },
    { shape: [5, 1, 1, 4], axis: [0, 1, 2], keepDims: false },
    { shape: [5, 3, 2, 4], axis: [1, 3], keepDims: false },
    { shape: [64, 10], axis: [0], keepDims: false },
  ])('sum of $shape over $axis', async ({ shape, axis, keepDims }) => {
    const add: Work = ([x]) => tf.sum(x as tf.Tensor, axis, keepDims);
    expect(await relativeError([randomValues(shape, 'sum')], add)).toBeLessThan(TOLERANCE);
  });

  it('a clone outlives its original', async () => {
    await tf.setBackend('wasm');
    const original = tf.tensor1d([1, 2, 3]);
    const copy = original.clone();
    original.dispose();
    expect([...(await copy.data())]).toEqual([1, 2, 3]);
    copy.dispose();
  });
});
