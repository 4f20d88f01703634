/** The GPU that WebGPU offers, or none. */
export interface AdapterFound {
  readonly name: string;
  /** A CPU that plays GPU: right, but slower than WebAssembly. */
  readonly isSoftware: boolean;
}

const softwareNames = /swiftshader|llvmpipe|lavapipe|software|basic render/i;

/** Asks first: TensorFlow.js' WebGPU backend breaks on an adapter that is not there. */
export async function findWebgpuAdapter(): Promise<AdapterFound | null> {
  if (!('gpu' in navigator)) return null;
  const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) return null;
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
  const name = [vendor, architecture, description].filter((part) => part !== '').join(' ');
  return { name: name || 'WebGPU', isSoftware: isFallbackAdapter || softwareNames.test(name) };
}
