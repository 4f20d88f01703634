import * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';
import { randomStream } from '@/core/random.ts';
import { sizeOf } from '@/core/size-of.ts';
import { bufferOf, gpuDevice, submit } from '../gpu-backend.ts';
import { seed } from './seed.ts';

export interface Values {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export type Work = (inputs: readonly tf.Tensor[]) => tf.Tensor;

/** Uniform in −1 … 1; rounded to `step` if ties are needed. */
export function randomValues(shape: readonly number[], purpose: string, step = 0): Values {
  const random = randomStream(seed, purpose);
  const size = sizeOf(shape);
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

/**
 * Frees buffers full of NaN for reuse by results of that shape, so that a number that no kernel writes shows.
 */
function poison(shape: readonly number[]): ReadonlySet<GPUBuffer> {
  const poisoned = Array.from({ length: 4 }, () =>
    tf.tensor(new Float32Array(sizeOf(shape)).fill(NaN), [...shape]),
  );
  const buffers = new Set(poisoned.map((tensor) => bufferOf(tensor)));
  submit();
  tf.dispose(poisoned);
  return buffers;
}

/**
 * The result on WebGPU; fails for a shader that does not compile, a leak, or a result in a buffer that was
 * not poisoned.
 */
async function onGpu(inputs: readonly Values[], work: Work, outShape: readonly number[]): Promise<Values> {
  await tf.setBackend('webgpu');
  const device = gpuDevice();
  device.pushErrorScope('validation');
  const tensors = inputs.map(({ shape, values }) => tf.tensor(values, [...shape]));
  // Upload the inputs first, or they would take the poisoned buffers.
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

/**
 * Compares both backends: the largest difference over the largest value, Infinity if a number was not
 * written.
 */
export async function errorOf(inputs: readonly Values[], work: Work): Promise<number> {
  const expected = await onCpu(inputs, work);
  const received = await onGpu(inputs, work, expected.shape);
  expect(received.shape).toEqual(expected.shape);
  const largest = expected.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const worst = expected.values.reduce(
    (most, value, at) => Math.max(most, Math.abs(value - (received.values[at] ?? NaN)) || 0),
    0,
  );
  return received.values.every(Number.isFinite) ? worst / Math.max(largest, 1e-6) : Infinity;
}
