import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';

import { randomValues, relativeError, TOLERANCE, type Work } from './compare-backends.ts';

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
  { batch: 7, height: 7, width: 9, channels: [3, 4] },
  { batch: 1, height: 13, width: 6, channels: [8, 12] },
  { batch: 2, height: 5, width: 17, channels: [20, 8] },
] as const;

const convCases: readonly ConvCase[] = maps.flatMap((map) =>
  [1, 2].flatMap((stride) =>
    [1, 3, 5].flatMap((size) => (['same', 'valid'] as const).map((pad) => ({ ...map, stride, size, pad }))),
  ),
);

const describeConv = ({ batch, height, width, channels, size, stride, pad }: ConvCase) =>
  `[${batch}, ${height}, ${width}, ${channels[0]}] by ${size}×${size} to ${channels[1]}, stride ${stride}, ${pad}`;

/** Shapes of x, filter and result. */
function shapesOf({ batch, height, width, channels, size, stride, pad }: ConvCase) {
  const x: [number, number, number, number] = [batch, height, width, channels[0]];
  const w: [number, number, number, number] = [size, size, ...channels];
  return { x, w, out: tf.backend_util.computeConv2DInfo(x, w, stride, 1, pad).outShape };
}

describe('convolution', () => {
  it.each(convCases.map((conv) => [describeConv(conv), conv] as const))('%s', async (name, conv) => {
    const { stride, pad, channels } = conv;
    const shapes = shapesOf(conv);
    const inputs = [
      randomValues(shapes.x, `${name} x`),
      randomValues(shapes.w, `${name} w`),
      // Large enough that every channel has values left after ReLU.
      {
        shape: [channels[1]],
        values: Float32Array.from({ length: channels[1] }, (_, index) => 1 + index / 8),
      },
    ];
    const plain: Work = ([x, w]) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, stride, pad);
    const fused =
      (activation: 'linear' | 'relu'): Work =>
      ([x, filter, bias]) =>
        tf.fused.conv2d({
          x: x as tf.Tensor4D,
          filter: filter as tf.Tensor4D,
          bias: bias as tf.Tensor,
          strides: stride,
          pad,
          activation,
        });
    expect(await relativeError(inputs, plain)).toBeLessThan(TOLERANCE);
    expect(await relativeError(inputs, fused('linear'))).toBeLessThan(TOLERANCE);
    expect(await relativeError(inputs, fused('relu'))).toBeLessThan(TOLERANCE);
  });

  it('with another activation, which the stock kernel computes', async () => {
    const inputs = [randomValues([2, 9, 9, 4], 'elu x'), randomValues([3, 3, 4, 8], 'elu w')];
    const elu: Work = ([x, filter]) =>
      tf.fused.conv2d({
        x: x as tf.Tensor4D,
        filter: filter as tf.Tensor4D,
        strides: 1,
        pad: 'same',
        activation: 'elu',
      });
    expect(await relativeError(inputs, elu)).toBeLessThan(TOLERANCE);
  });

  it('dilated, which the stock kernel computes', async () => {
    const inputs = [randomValues([2, 9, 9, 4], 'dilated x'), randomValues([3, 3, 4, 8], 'dilated w')];
    const dilated: Work = ([x, w]) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, 'same', 'NHWC', 2);
    expect(await relativeError(inputs, dilated)).toBeLessThan(TOLERANCE);
  });
});

describe('gradients of a convolution', () => {
  it.each(convCases.map((conv) => [describeConv(conv), conv] as const))('%s', async (name, conv) => {
    const { stride, pad } = conv;
    const shapes = shapesOf(conv);
    const x = randomValues(shapes.x, `${name} x`);
    const w = randomValues(shapes.w, `${name} w`);
    const dy = randomValues(shapes.out, `${name} dy`);
    const convolve = (input: tf.Tensor, filter: tf.Tensor) =>
      tf.conv2d(input as tf.Tensor4D, filter as tf.Tensor4D, stride, pad);
    const byInput: Work = ([input, filter, out]) =>
      tf.grad((changed) => convolve(changed, filter as tf.Tensor))(input as tf.Tensor, out);
    const byFilter: Work = ([input, filter, out]) =>
      tf.grad((changed) => convolve(input as tf.Tensor, changed))(filter as tf.Tensor, out);
    expect(await relativeError([x, w, dy], byFilter)).toBeLessThan(TOLERANCE);
    expect(await relativeError([x, w, dy], byInput)).toBeLessThan(TOLERANCE);
  });

  it('a full batch of pictures, summing many numbers of one sign', async () => {
    const positive = (shape: readonly number[], purpose: string) => {
      const { values } = randomValues(shape, purpose);
      return { shape, values: values.map(Math.abs) };
    };
    const inputs = [positive([64, 28, 28, 1], 'batch x'), positive([64, 28, 28, 8], 'batch dy')];
    const byFilter: Work = ([x, dy]) =>
      tf.grad((w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, 'same'))(tf.zeros([3, 3, 1, 8]), dy);
    expect(await relativeError(inputs, byFilter)).toBeLessThan(1e-5);
  });

  it('explicit padding larger than the filter, which the stock kernel computes', async () => {
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
