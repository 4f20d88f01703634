import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTiles } from '../gpu-backend.ts';
import { registerGpuKernels, removeGpuKernels } from '../register.ts';
import type { Tiles } from '../tiles.ts';
import { errorOf, randomValues } from './compare-backends.ts';

/** Relative to the largest value: sums in another order differ by 1e-6, a wrong kernel by far more. */
const TOLERANCE = 1e-4;

interface ConvCase {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: readonly [number, number];
  readonly kernelSize: number;
  readonly stride: number;
  readonly pad: 'same' | 'valid';
}

/** The models' convolutions, as [height, Ci, Co, K, stride], with odd batch sizes. */
const modelConvs: readonly ConvCase[] = (
  [
    [28, 1, 8, 3, 1],
    [14, 8, 16, 3, 1],
    [28, 16, 32, 3, 2],
    [28, 16, 32, 1, 2],
    [7, 64, 64, 3, 1],
    [28, 1, 4, 3, 1],
    [14, 4, 8, 3, 1],
    [14, 16, 32, 3, 1],
  ] as const
).map(([height, from, to, kernelSize, stride]) => ({
  batch: 3,
  height,
  width: height,
  channels: [from, to],
  kernelSize,
  stride,
  pad: 'same',
}));

/** A map of odd sizes with every filter, stride and padding. */
const convsOf = (map: Pick<ConvCase, 'batch' | 'height' | 'width'> & { channels: number[] }) =>
  [1, 3, 5].flatMap((kernelSize) =>
    [1, 2].flatMap((stride) =>
      (['same', 'valid'] as const).map((pad): ConvCase => ({
        ...map,
        channels: map.channels as [number, number],
        kernelSize,
        stride,
        pad,
      })),
    ),
  );

const oddConvs = convsOf({ batch: 7, height: 27, width: 29, channels: [3, 5] });

/** What a software adapter compiles in seconds: one convolution of each kind. */
const sampledConvs = [
  ...modelConvs.slice(0, 5),
  ...oddConvs.filter(
    ({ kernelSize, stride, pad }) =>
      // A filter of one pixel needs no padding.
      kernelSize === 3 || (pad === 'same' && (kernelSize === 1 || stride === 1)),
  ),
];

const moreOddConvs = [
  ...convsOf({ batch: 1, height: 5, width: 5, channels: [1, 1] }),
  ...convsOf({ batch: 2, height: 8, width: 10, channels: [4, 12] }),
];

const edgeConvs: readonly ConvCase[] = [
  { batch: 7, height: 1, width: 1, channels: [8, 8], kernelSize: 3, stride: 1, pad: 'same' },
  { batch: 1, height: 2, width: 31, channels: [128, 4], kernelSize: 3, stride: 2, pad: 'same' },
  { batch: 2, height: 6, width: 6, channels: [6, 128], kernelSize: 1, stride: 1, pad: 'valid' },
];

const nameOf = ({ batch, height, width, channels, kernelSize, stride, pad }: ConvCase) =>
  `[${batch}, ${height}, ${width}, ${channels[0]}] → ${channels[1]}, ${kernelSize}×${kernelSize}, stride ${stride}, ${pad}`;

function describeConvolutions(cases: readonly ConvCase[]): void {
  it.each(cases.map((each) => [nameOf(each), each] as const))('%s', async (name, each) => {
    const { batch, height, width, channels, kernelSize, stride, pad } = each;
    const xShape: [number, number, number, number] = [batch, height, width, channels[0]];
    const filterShape: [number, number, number, number] = [kernelSize, kernelSize, ...channels];
    const { outHeight, outWidth } = tf.backend_util.computeConv2DInfo(xShape, filterShape, stride, 1, pad);
    const x = randomValues(xShape, `${name} x`);
    const filter = randomValues(filterShape, `${name} filter`);
    const bias = randomValues([channels[1]], `${name} bias`);
    const dy = randomValues([batch, outHeight, outWidth, channels[1]], `${name} dy`);
    const convolve = (input: tf.Tensor, by: tf.Tensor) =>
      tf.conv2d(input as tf.Tensor4D, by as tf.Tensor4D, stride, pad);
    expect(
      await errorOf([x, filter, bias], ([input, by, added]) =>
        tf.fused.conv2d({
          x: input as tf.Tensor4D,
          filter: by as tf.Tensor4D,
          strides: stride,
          pad,
          bias: added as tf.Tensor,
          activation: 'relu',
        }),
      ),
    ).toBeLessThanOrEqual(TOLERANCE);
    expect(
      await errorOf([x, filter, dy], ([input, by, out]) =>
        tf.grad((changed) => convolve(changed, by as tf.Tensor))(input as tf.Tensor, out),
      ),
    ).toBeLessThanOrEqual(TOLERANCE);
    expect(
      await errorOf([x, filter, dy], ([input, by, out]) =>
        tf.grad((changed) => convolve(input as tf.Tensor, changed))(by as tf.Tensor, out),
      ),
    ).toBeLessThanOrEqual(TOLERANCE);
  });
}

function describePooling(): void {
  const maps = [
    [3, 28, 28, 8],
    [7, 27, 29, 3],
    [1, 1, 5, 1],
    [2, 7, 7, 16],
  ].flatMap((shape) => (['same', 'valid'] as const).map((pad) => ({ shape, pad })));
  const cases = maps.filter(({ shape, pad }) => pad === 'same' || Math.min(shape[1] ?? 0, shape[2] ?? 0) > 1);
  it.each(cases)('$shape, $pad', async ({ shape, pad }) => {
    const { outShape } = tf.backend_util.computePool2DInfo(
      shape as [number, number, number, number],
      2,
      2,
      1,
      pad,
    );
    const dy = randomValues(outShape, `${shape.join()} ${pad} dy`);
    for (const step of [0, 0.5]) {
      const x = randomValues(shape, `${shape.join()} ${pad} ${step}`, step);
      for (const pool of [tf.maxPool, tf.avgPool]) {
        expect(await errorOf([x], ([input]) => pool(input as tf.Tensor4D, 2, 2, pad))).toBeLessThanOrEqual(
          TOLERANCE,
        );
        expect(
          await errorOf([x, dy], ([input, out]) =>
            tf.grad((changed) => pool(changed as tf.Tensor4D, 2, 2, pad))(input as tf.Tensor, out),
          ),
        ).toBeLessThanOrEqual(TOLERANCE);
      }
    }
  });
}

/** @param isSampled takes two of the four transpositions of each size, and all four of the largest */
function describeProducts(isSampled: boolean): void {
  const sizes = [
    [1, 10, 784],
    [7, 784, 10],
    [64, 3, 5],
    [33, 17, 1],
    [64, 640, 128],
  ] as const;
  const all = sizes.flatMap((shape, size) =>
    [false, true].flatMap((transposeA) =>
      [false, true].map((transposeB) => ({ shape, size, transposeA, transposeB })),
    ),
  );
  const cases = all.filter(
    ({ size, transposeA, transposeB }) =>
      !isSampled || size === sizes.length - 1 || (transposeA === transposeB) === (size % 2 === 0),
  );
  it.each(cases)('$shape, transposed $transposeA, $transposeB', async ({ shape, transposeA, transposeB }) => {
    const [rows, inner, columns] = shape;
    const a = randomValues(transposeA ? [inner, rows] : [rows, inner], `${shape.join()} a`);
    const b = randomValues(transposeB ? [columns, inner] : [inner, columns], `${shape.join()} b`);
    const bias = randomValues([columns], `${shape.join()} bias`);
    expect(
      await errorOf([a, b], ([left, right]) =>
        tf.matMul(left as tf.Tensor, right as tf.Tensor, transposeA, transposeB),
      ),
    ).toBeLessThanOrEqual(TOLERANCE);
    expect(
      await errorOf([a, b, bias], ([left, right, added]) =>
        tf.fused.matMul({
          a: left as tf.Tensor,
          b: right as tf.Tensor,
          transposeA,
          transposeB,
          bias: added as tf.Tensor,
          activation: 'relu',
        }),
      ),
    ).toBeLessThanOrEqual(TOLERANCE);
  });
}

function describeSums(): void {
  it.each([
    { shape: [64, 28, 28, 8], axis: [0, 1, 2] },
    { shape: [7, 27, 29, 3], axis: [0, 1, 2] },
    { shape: [5, 7, 9, 6], axis: [1, 2] },
    { shape: [33, 10], axis: [-1] },
    { shape: [33, 7], axis: [0] },
    { shape: [4, 5, 6], axis: [0, 1, 2] },
    { shape: [4, 5, 6], axis: [0, 2] },
  ])('sum and mean of $shape over $axis', async ({ shape, axis }) => {
    const x = randomValues(shape, `${shape.join()} over ${axis.join()}`);
    expect(await errorOf([x], ([input]) => tf.sum(input as tf.Tensor, axis))).toBeLessThanOrEqual(TOLERANCE);
    expect(await errorOf([x], ([input]) => tf.mean(input as tf.Tensor, axis, true))).toBeLessThanOrEqual(
      TOLERANCE,
    );
  });

  it.each(
    [
      [64, 14, 14, 16],
      [7, 5],
      [1, 3, 3, 3],
    ].map((shape) => ({ shape })),
  )('a bias on $shape', async ({ shape }) => {
    const inputs = [
      randomValues(shape, shape.join()),
      randomValues([shape.at(-1) ?? 0], `${shape.join()} bias`),
    ];
    expect(
      await errorOf(inputs, ([x, bias]) => tf.add(x as tf.Tensor, bias as tf.Tensor)),
    ).toBeLessThanOrEqual(TOLERANCE);
    expect(
      await errorOf(inputs, ([x, bias]) => tf.add(bias as tf.Tensor, x as tf.Tensor)),
    ).toBeLessThanOrEqual(TOLERANCE);
  });
}

/**
 * Compares every kernel with the CPU backend, in any environment with WebGPU.
 *
 * @param kinds the adapters' tiles to test
 * @param isSampled takes one convolution of each kind and half of the products instead of all sizes
 */
export function describeKernels(kinds: readonly Tiles[], isSampled: boolean): void {
  beforeAll(async () => {
    registerGpuKernels();
    // Otherwise small tensors would be computed on the CPU.
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    await tf.setBackend('webgpu');
  });
  afterAll(() => {
    useTiles(null);
    removeGpuKernels();
  });
  describe.each(kinds)('with the tiles of a $name adapter', (tiles) => {
    beforeAll(() => useTiles(tiles));
    describe('convolution, its input and filter gradients', () => {
      const convs = isSampled ? sampledConvs : [...modelConvs, ...oddConvs, ...moreOddConvs];
      describeConvolutions([...convs, ...edgeConvs]);
    });
    describe('pooling and its gradients', () => {
      describePooling();
    });
    describe('matrix products', () => {
      describeProducts(isSampled);
    });
    describe('sums', () => {
      describeSums();
    });
  });
}
