import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import { registerWasmKernels } from '../wasm/register.ts';

const absolute = (url: string) => new URL(url, import.meta.url).href;

/** The wasm binary for engines with SIMD. */
export const simdBinaryUrl = absolute(simdUrl);

/** Tells TensorFlow.js where its wasm binaries are when that backend starts. */
export function setWasmBinaries(simd: string): void {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': absolute(plainUrl),
    'tfjs-backend-wasm-simd.wasm': simd,
    // Never loaded, see below, but TensorFlow.js refuses a list without it.
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  });
}

/** Registers every backend of TensorFlow.js in the worker, each served from the page's own origin. */
export function registerBackends(): void {
  setWasmBinaries(simdBinaryUrl);
  // We use our own threads, see wasm-threads.ts. Those of TensorFlow.js 4.22 serve only XNNPACK, which runs
  // none of our kernels: with two of them a student's step went from 5.4 to 5.2 ms in one run and from 6.2 to
  // 5.4 in another, and they take 0.15 s to start. They also fail when minified ("e is not defined"). That
  // file (436 kB) is not shipped.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registerWasmKernels();
}
