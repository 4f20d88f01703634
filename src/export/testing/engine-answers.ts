import * as tf from '@tensorflow/tfjs';
import { Network } from '@/engine/worker/network/network.ts';
import type { ExportedNetwork } from '../input.ts';

/** The engine's logits of some pictures, flat [n · K], on TensorFlow.js's plain backend. */
export async function engineLogits({ plan, arrays }: ExportedNetwork, pictures: Float32Array) {
  await tf.setBackend('cpu');
  const network = new Network(plan, Object.values(arrays));
  const { height, width, channels } = plan.inputShape;
  const numPictures = pictures.length / (height * width * channels);
  const logits = tf.tidy(
    () => network.forward(tf.tensor4d(pictures, [numPictures, height, width, channels])).logits,
  );
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
