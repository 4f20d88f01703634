import * as tf from '@tensorflow/tfjs';
import * as wasm from '@tensorflow/tfjs-backend-wasm';
import { expect, test } from 'vitest';

/** Two copies of tfjs-core would have separate registries, and a backend would be missing in one. */
test('tfjs and its wasm backend share one core in Node', async () => {
  expect(wasm.version_wasm).toBe(tf.version_core);
  expect(await tf.setBackend('wasm')).toBe(true);
  const image = tf.ones<tf.Rank.R4>([1, 4, 4, 1]);
  const filter = tf.ones<tf.Rank.R4>([3, 3, 1, 2]);
  const out = tf.conv2d(image, filter, 1, 'valid');
  expect(out.shape).toEqual([1, 2, 2, 2]);
  expect([...(await out.data())]).toEqual(Array.from({ length: 8 }, () => 9));
  tf.dispose([image, filter, out]);
});
