import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { expect } from 'vitest';

import { randomStream } from '@/core/random.ts';

import { sizeOf } from '@/core/size-of.ts';
import { registerWasmKernels } from './register.ts';

/** Maximum difference from the cpu backend's results, relative to the largest one. */
export const TOLERANCE = 1e-4;

export interface Values {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export type Work = (inputs: readonly tf.Tensor[]) => tf.Tensor;

/** Uniform in −1 … 1; rounded to `step` if ties are needed. */
export function randomValues(shape: readonly number[], purpose: string, step = 0): Values {
  const random = randomStream(7, purpose);
  const size = sizeOf(shape);
  const draw = () => {
    const value = random.next() * 2 - 1;
    return step > 0 ? Math.round(value / step) * step : value;
  };
  return { shape, values: Float32Array.from({ length: size }, draw) };
}

/** Leaves 1e9 in freed wasm memory, so that an element that a kernel does not write shows. */
function poison(size: number): void {
  tf.tidy(() => {
    for (let copy = 0; copy < 4; copy++) tf.mul(tf.ones([size]), 1e9);
  });
}

/** The result of `work` on that backend; every intermediate tensor must be disposed afterwards. */
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
export async function relativeError(inputs: readonly Values[], work: Work): Promise<number> {
  const expected = await compute('cpu', inputs, work);
  registerWasmKernels();
  await tf.setBackend('wasm');
  poison(expected.values.length);
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
