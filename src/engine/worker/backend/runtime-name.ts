import * as tf from '@tensorflow/tfjs';
import type { BackendId } from '@/protocol/messages.ts';
import type { AdapterFound } from './webgpu-adapter.ts';

/** The part of TensorFlow.js' WebGL backend that is asked here. */
interface WebglBackend extends tf.KernelBackend {
  readonly gpgpu: { readonly gl: WebGLRenderingContext };
}

/** What the graphics driver calls itself, where the browser tells. */
function rendererName(): string {
  const { gl } = (tf.backend() as WebglBackend).gpgpu;
  const extension = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  return typeof renderer === 'string' && renderer !== '' ? renderer : 'WebGL';
}

/**
 * What does the work behind the current backend, for the visitor to read.
 *
 * @param adapter WebGPU's, null when there is none
 */
export async function runtimeName(backend: BackendId, adapter: AdapterFound | null): Promise<string> {
  switch (backend) {
    case 'webgpu':
      return adapter?.name ?? 'WebGPU';
    case 'wasm':
      return (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) ? 'WebAssembly SIMD' : 'WebAssembly';
    case 'webgl':
      return rendererName();
    case 'cpu':
      return 'JavaScript';
  }
}
