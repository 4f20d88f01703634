import { isSoftwareName } from './webgpu-adapter.ts';

/** The graphics driver behind WebGL. */
export interface RendererFound {
  readonly name: string;
  /** Whether it is a software renderer. */
  readonly isSoftware: boolean;
}

/** The graphics driver's name, if the browser tells; null without WebGL 2, or if querying throws. */
export function findWebglRenderer(): RendererFound | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  try {
    return askRenderer();
  } catch {
    // A browser that blocks fingerprinting must not keep the other backends from starting.
    return null;
  }
}

function askRenderer(): RendererFound | null {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) return null;
  const extension = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  // Browsers keep few contexts at once, and TensorFlow.js needs one.
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  const name = typeof renderer === 'string' && renderer !== '' ? renderer : 'WebGL';
  return { name, isSoftware: isSoftwareName(name) };
}
