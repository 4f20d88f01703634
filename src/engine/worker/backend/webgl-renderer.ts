import { isSoftwareName } from './webgpu-adapter.ts';

/** The graphics driver behind WebGL. */
export interface RendererFound {
  readonly name: string;
  /** A CPU that plays GPU. */
  readonly isSoftware: boolean;
}

/** What the graphics driver calls itself, where the browser tells; null without WebGL 2, and where asking throws. */
export function findWebglRenderer(): RendererFound | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  try {
    return askRenderer();
  } catch {
    // A browser that guards against fingerprinting must not keep the other backends from starting.
    return null;
  }
}

function askRenderer(): RendererFound | null {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return null;
  const extension = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  // Browsers keep few contexts at once, and TensorFlow.js will want one.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  const name = typeof renderer === 'string' && renderer !== '' ? renderer : 'WebGL';
  return { name, isSoftware: isSoftwareName(name) };
}
