import * as tf from '@tensorflow/tfjs';
import * as wasm from '@tensorflow/tfjs-backend-wasm';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import '@tensorflow/tfjs-backend-webgpu';
import { expect, test } from 'vitest';

wasm.setWasmPaths({
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  'tfjs-backend-wasm-threaded-simd.wasm': threaded,
});

test.for(['cpu', 'wasm', 'webgpu'])('%s multiplies in this browser', async (backend) => {
  expect(await tf.setBackend(backend)).toBe(true);
  const product = tf.matMul(tf.ones([2, 3]), tf.ones([3, 2]));
  expect([...(await product.data())]).toEqual([3, 3, 3, 3]);
});
