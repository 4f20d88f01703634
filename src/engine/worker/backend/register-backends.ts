import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import { registerWasmKernels } from './wasm-kernels/register.ts';

/** Makes every backend of TensorFlow.js known in the worker, each served from the page's own origin. */
export function registerBackends(): void {
  const absolute = (url: string) => new URL(url, import.meta.url).href;
  setWasmPaths({
    'tfjs-backend-wasm.wasm': absolute(plainUrl),
    'tfjs-backend-wasm-simd.wasm': absolute(simdUrl),
    // Never asked for, see below, but TensorFlow.js refuses a list without it.
    'tfjs-backend-wasm-threaded-simd.wasm': absolute(simdUrl),
  });
  // One thread. TensorFlow.js 4.22's threads serve XNNPACK alone, are half as many as the processors, so one on two,
  // and take 0.15 s to start; made to be two, they brought a student's step from 5.4 to 5.2 ms in one run and from
  // 6.2 to 5.4 in another. Threads of our own for the convolutions brought it from 5.6 to 4.9 where the other
  // processor was idle, and from 5.0 to 8.3 where it was not, as when it draws the charts.
  // The threaded build also dies when it is minified ("e is not defined"). Its file (436 kB) is not shipped.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registerWasmKernels();
}
