import * as tf from '@tensorflow/tfjs';
import type { BackendId } from '@/protocol/messages.ts';
import type { Surroundings } from './choose-backend.ts';

/**
 * What does the work behind the current backend, for the visitor to read.
 *
 * @param surroundings the adapter and the renderer that were found
 */
export async function runtimeName(backend: BackendId, { adapter, renderer }: Surroundings): Promise<string> {
  switch (backend) {
    case 'webgpu':
      return adapter?.name ?? 'WebGPU';
    case 'wasm':
      return (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) ? 'WebAssembly SIMD' : 'WebAssembly';
    case 'webgl':
      return renderer?.name ?? 'WebGL';
    case 'cpu':
      return 'JavaScript';
  }
}
