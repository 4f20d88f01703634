import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { registerWasmKernels } from '../wasm/register.ts';

/**
 * Starts TensorFlow.js on the WebAssembly backend in Node, for build scripts and tests: no page, no served
 * files.
 *
 * @returns the namespace that the app's own modules use
 */
export async function startNodeWasm(): Promise<typeof tf> {
  registerWasmKernels();
  await tf.setBackend('wasm');
  await tf.ready();
  return tf;
}
