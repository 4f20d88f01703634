import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import { registerWasmKernels } from './wasm-kernels/register.ts';

const absolute = (url: string) => new URL(url, import.meta.url).href;

/** The wasm binary that engines with SIMD get. */
export const simdBinaryUrl = absolute(simdUrl);

/** Where TensorFlow.js finds its wasm binaries when that backend starts. */
export function setWasmBinaries(simd: string): void {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': absolute(plainUrl),
    'tfjs-backend-wasm-simd.wasm': simd,
    // Never asked for, see below, but TensorFlow.js refuses a list without it.
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  });
}

/** Makes every backend of TensorFlow.js known in the worker, each served from the page's own origin. */
export function registerBackends(): void {
  setWasmBinaries(simdBinaryUrl);
  // Threads are ours, see wasm-threads.ts. TensorFlow.js 4.22's serve XNNPACK alone, which does none of our kernels:
  // made to be two, they brought a student's step from 5.4 to 5.2 ms in one run and from 6.2 to 5.4 in another, and
  // take 0.15 s to start. They also die when they are minified ("e is not defined"). That file (436 kB) is not shipped.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registerWasmKernels();
}
