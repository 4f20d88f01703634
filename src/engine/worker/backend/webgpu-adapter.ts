import { limits, NoAnswerError, within } from '@/core/limits.ts';

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

/**
 * Asks first: TensorFlow.js' WebGPU backend breaks on an adapter that is not there.
 *
 * @returns null where there is none, and where the browser does not answer: `onSilence` is told then
 */
export async function findWebgpuAdapter(
  onSilence: (seconds: number) => void = () => undefined,
): Promise<AdapterFound | null> {
  if (typeof navigator === 'undefined' || !('gpu' in navigator)) return null;
  try {
    const asked = navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    const adapter = await within(limits.adapterMs, 'WebGPU', asked);
    if (!adapter) return null;
    const info: AdapterInfo | undefined = adapter.info;
    return describeAdapter(info ?? {});
  } catch (error) {
    if (error instanceof NoAnswerError) onSilence(error.seconds);
    // A browser that only pretends to have WebGPU must not keep the other backends from starting.
    return null;
  }
}
