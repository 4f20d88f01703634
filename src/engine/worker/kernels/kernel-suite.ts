import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomStream } from '@/core/random.ts';
import { bufferOf, gpuDevice, submit, useTiles } from './gpu-backend.ts';
import { registerGpuKernels, removeGpuKernels } from './register.ts';
import { hardwareTiles, softwareTiles } from './tiles.ts';

/** Of the largest value: sums in another order differ by 1e-6, a wrong kernel by far more. */
const TOLERANCE = 1e-4;

interface Values {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

type Work = (inputs: readonly tf.Tensor[]) => tf.Tensor;

/** Fresh numbers every time the suite runs; the seed is in the test's name where one fails. */
const seed = Date.now() % 1_000_000;

/** Uniform in −1 … 1; rounded to `step` where ties are wanted. */
function randomValues(shape: readonly number[], purpose: string, step = 0): Values {
  const random = randomStream(seed, purpose);
  const size = shape.reduce((product, length) => product * length, 1);
  const draw = () => {
    const value = random.next() * 2 - 1;
    return step > 0 ? Math.round(value / step) * step : value;
  };
  return { shape, values: Float32Array.from({ length: size }, draw) };
}

async function onCpu(inputs: readonly Values[], work: Work): Promise<Values> {
  await tf.setBackend('cpu');
  const tensors = inputs.map(({ shape, values }) => tf.tensor(values, [...shape]));
  const result = tf.tidy(() => work(tensors));
  const values = (await result.data<'float32'>()).slice();
  tf.dispose([...tensors, result]);
  return { shape: result.shape, values };
}

/** Leaves buffers full of NaN to be taken for results of that shape: a number that no kernel writes then shows. */
function poison(shape: readonly number[]): ReadonlySet<GPUBuffer> {
  const poisoned = Array.from({ length: 4 }, () =>
    tf.tensor(new Float32Array(size(shape)).fill(NaN), [...shape]),
  );
  const buffers = new Set(poisoned.map((tensor) => bufferOf(tensor)));
  submit();
  tf.dispose(poisoned);
  return buffers;
}

const size = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);

/** The result on WebGPU; a shader that does not compile, a leak, or a result in a buffer that was not poisoned fails. */
async function onGpu(inputs: readonly Values[], work: Work, outShape: readonly number[]): Promise<Values> {
  await tf.setBackend('webgpu');
  const device = gpuDevice();
  device.pushErrorScope('validation');
  const tensors = inputs.map(({ shape, values }) => tf.tensor(values, [...shape]));
  // Sent there before, or they would take the poisoned buffers.
  for (const tensor of tensors) bufferOf(tensor);
  const poisoned = poison(outShape);
  const before = tf.memory().numTensors;
  const dataBefore = tf.backend().numDataIds();
  const result = tf.tidy(() => work(tensors));
  expect(poisoned).toContain(bufferOf(result));
  const values = (await result.data<'float32'>()).slice();
  expect(tf.memory().numTensors).toBe(before + 1);
  tf.dispose(result);
  expect(tf.backend().numDataIds()).toBe(dataBefore);
  tf.dispose(tensors);
  expect((await device.popErrorScope())?.message).toBeUndefined();
  return { shape: result.shape, values };
}

/** Compares both backends. @returns the largest difference over the largest value */
async function expectSame(inputs: readonly Values[], work: Work): Promise<void> {
  const expected = await onCpu(inputs, work);
  const received = await onGpu(inputs, work, expected.shape);
  expect(received.shape).toEqual(expected.shape);
  const largest = expected.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const worst = expected.values.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (received.values[at] ?? NaN)) || 0),
    0,
  );
  expect(received.values.every(Number.isFinite), `no unwritten number (seed ${seed})`).toBe(true);
  expect(worst / Math.max(largest, 1e-6), `seed ${seed}`).toBeLessThanOrEqual(TOLERANCE);
}

interface ConvCase {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: readonly [number, number];
  readonly kernelSize: number;
  readonly stride: number;
  readonly pad: 'same' | 'valid';
}

/** What the models use, as [height, Ci, Co, K, stride], with batches that are odd. */
const modelConvs: readonly ConvCase[] = (
  [
    [28, 1, 8, 3, 1],
    [14, 8, 16, 3, 1],
    [28, 1, 4, 3, 1],
    [14, 4, 8, 3, 1],
    [14, 16, 32, 3, 1],
    [28, 16, 32, 3, 2],
    [28, 16, 32, 1, 2],
    [7, 64, 64, 3, 1],
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

/** Odd and edge sizes, for every filter, stride and padding. */
const oddConvs: readonly ConvCase[] = [
  { batch: 1, height: 5, width: 5, channels: [1, 1] },
  { batch: 7, height: 27, width: 29, channels: [3, 5] },
  { batch: 2, height: 8, width: 10, channels: [4, 12] },
].flatMap((map) =>
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
  ),
);

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
    await expectSame([x, filter, bias], ([input, by, added]) =>
      tf.fused.conv2d({
        x: input as tf.Tensor4D,
        filter: by as tf.Tensor4D,
        strides: stride,
        pad,
        bias: added as tf.Tensor,
        activation: 'relu',
      }),
    );
    await expectSame([x, filter, dy], ([input, by, out]) =>
      tf.grad((changed) => convolve(changed, by as tf.Tensor))(input as tf.Tensor, out),
    );
    await expectSame([x, filter, dy], ([input, by, out]) =>
      tf.grad((changed) => convolve(input as tf.Tensor, changed))(by as tf.Tensor, out),
    );
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
        await expectSame([x], ([input]) => pool(input as tf.Tensor4D, 2, 2, pad));
        await expectSame([x, dy], ([input, out]) =>
          tf.grad((changed) => pool(changed as tf.Tensor4D, 2, 2, pad))(input as tf.Tensor, out),
        );
      }
    }
  });
}

function describeProducts(): void {
  const sizes = [
    [1, 10, 784],
    [7, 784, 10],
    [64, 3, 5],
    [33, 17, 1],
    [64, 640, 128],
  ] as const;
  const cases = sizes.flatMap((shape) =>
    [false, true].flatMap((transposeA) =>
      [false, true].map((transposeB) => ({ shape, transposeA, transposeB })),
    ),
  );
  it.each(cases)('$shape, transposed $transposeA, $transposeB', async ({ shape, transposeA, transposeB }) => {
    const [rows, inner, columns] = shape;
    const a = randomValues(transposeA ? [inner, rows] : [rows, inner], `${shape.join()} a`);
    const b = randomValues(transposeB ? [columns, inner] : [inner, columns], `${shape.join()} b`);
    const bias = randomValues([columns], `${shape.join()} bias`);
    await expectSame([a, b], ([left, right]) =>
      tf.matMul(left as tf.Tensor, right as tf.Tensor, transposeA, transposeB),
    );
    await expectSame([a, b, bias], ([left, right, added]) =>
      tf.fused.matMul({
        a: left as tf.Tensor,
        b: right as tf.Tensor,
        transposeA,
        transposeB,
        bias: added as tf.Tensor,
        activation: 'relu',
      }),
    );
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
    await expectSame([x], ([input]) => tf.sum(input as tf.Tensor, axis));
    await expectSame([x], ([input]) => tf.mean(input as tf.Tensor, axis, true));
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
    await expectSame(inputs, ([x, bias]) => tf.add(x as tf.Tensor, bias as tf.Tensor));
    await expectSame(inputs, ([x, bias]) => tf.add(bias as tf.Tensor, x as tf.Tensor));
  });
}

/** Every kernel against the CPU backend, with the tiles for both kinds of adapters; for whatever runs WebGPU. */
export function describeKernels(): void {
  beforeAll(async () => {
    registerGpuKernels();
    // Small tensors would be computed on the CPU otherwise.
    tf.env().set('WEBGPU_CPU_FORWARD', false);
    await tf.setBackend('webgpu');
  });
  afterAll(() => {
    useTiles(null);
    removeGpuKernels();
  });
  describe.each([softwareTiles, hardwareTiles])('with the tiles of a $name adapter', (tiles) => {
    beforeAll(() => useTiles(tiles));
    describe('convolution, its input and filter gradients', () => {
      describeConvolutions([...modelConvs, ...oddConvs, ...edgeConvs]);
    });
    describe('pooling and its gradients', () => describePooling());
    describe('matrix products', () => describeProducts());
    describe('sums', () => describeSums());
  });
}
