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
    [1, 3, 5].flatMap((size) =>
      (['same', 'valid'] as const).map((pad) => ({ ...map, stride, size, pad })),
    ),
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
