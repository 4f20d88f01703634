import * as tf from '@tensorflow/tfjs';
import type { BackendId } from '@/protocol/engine/backend.ts';
import type { Environment } from './choose-backend.ts';

/**
 * Name of the hardware or runtime behind the current backend, for display.
 *
 * @param environment the adapter and the renderer that were found
 */
export async function runtimeName(backend: BackendId, { adapter, renderer }: Environment): Promise<string> {
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
