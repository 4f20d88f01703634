/** The GPU that WebGPU offers, or none. */
export interface AdapterFound {
  readonly name: string;
  /** A CPU that plays GPU: right, but slower than WebAssembly. */
  readonly isSoftware: boolean;
}

/** What adapters tell of themselves; browsers leave parts out, Chrome before 127 all of it. */
export type AdapterInfo = Partial<
  Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'description' | 'isFallbackAdapter'>
>;

const softwareNames = /swiftshader|llvmpipe|lavapipe|software|basic render/i;

/** Whether a driver of that name is a CPU that plays GPU. */
export const isSoftwareName = (name: string): boolean => softwareNames.test(name);

/** Name of an adapter, and whether a CPU stands behind it. */
export function describeAdapter({
  vendor,
  architecture,
  description,
  isFallbackAdapter,
}: AdapterInfo): AdapterFound {
  const name = [vendor, architecture, description].filter(Boolean).join(' ');
  return { name: name || 'WebGPU', isSoftware: isFallbackAdapter === true || isSoftwareName(name) };
}

/** Asks first: TensorFlow.js' WebGPU backend breaks on an adapter that is not there. */
export async function findWebgpuAdapter(): Promise<AdapterFound | null> {
  if (typeof navigator === 'undefined' || !('gpu' in navigator)) return null;
  try {
    const adapter = await navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) return null;
    const info: AdapterInfo | undefined = adapter.info;
    return describeAdapter(info ?? {});
  } catch {
    // A browser that only pretends to have WebGPU must not keep the other backends from starting.
    return null;
  }
}
