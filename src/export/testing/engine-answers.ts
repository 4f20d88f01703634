import * as tf from '@tensorflow/tfjs';
import { exampleShape } from '@/core/input-spec.ts';
import { sizeOf } from '@/core/size-of.ts';
import { Network } from '@/engine/worker/network/network.ts';
import type { ExportedNetwork } from '../input.ts';

/** The engine's logits of some pictures, flat [n · K], on TensorFlow.js's plain backend. */
export async function engineLogits({ plan, arrays }: ExportedNetwork, pictures: Float32Array) {
  await tf.setBackend('cpu');
  const network = new Network(plan, Object.values(arrays));
  const shape = exampleShape(plan.input);
  const numPictures = pictures.length / sizeOf(shape);
  const logits = tf.tidy(() => network.forward(tf.tensor(pictures, [numPictures, ...shape])).logits);
  try {
    return await logits.data<'float32'>();
  } finally {
    logits.dispose();
    network.dispose();
  }
}

/** The largest difference of two arrays, relative to their largest value, at least 1. */
export function largestError(received: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (received.length !== expected.length) return Infinity;
  const values = Array.from(expected);
  const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return values.reduce(
    (most, value, index) => Math.max(most, Math.abs(value - (received[index] ?? NaN)) / scale),
    0,
  );
}
