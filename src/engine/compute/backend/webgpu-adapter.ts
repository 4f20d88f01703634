import { limits, NoAnswerError, within } from '@/core/limits.ts';

/** The GPU that WebGPU provides. */
export interface AdapterFound {
  readonly name: string;
  /** Whether it is a software renderer: correct, but slower than WebAssembly. */
  readonly isSoftware: boolean;
}

/** Descriptions that adapters provide; browsers leave parts out, Chrome before 127 all of it. */
export type AdapterInfo = Partial<
  Pick<GPUAdapterInfo, 'vendor' | 'architecture' | 'description' | 'isFallbackAdapter'>
>;

const softwareNames = /swiftshader|llvmpipe|lavapipe|software|basic render/i;

/** Whether a driver of that name is a software renderer. */
export const isSoftwareName = (name: string): boolean => softwareNames.test(name);

/** Name of an adapter, and whether it is a software renderer. */
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
 * Requests an adapter first, because TensorFlow.js' WebGPU backend fails without one.
 *
 * @returns null if there is none, or if the browser does not respond: `onSilence` is called then
 */
export async function findWebgpuAdapter(
  onSilence: (seconds: number) => void = () => undefined,
): Promise<AdapterFound | null> {
  if (typeof navigator === 'undefined' || !('gpu' in navigator)) return null;
  try {
    const requesting = navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    const adapter = await within(limits.adapterMs, 'WebGPU', requesting);
    if (!adapter) return null;
    const info: AdapterInfo | undefined = adapter.info;
    return describeAdapter(info ?? {});
  } catch (error) {
    if (error instanceof NoAnswerError) onSilence(error.seconds);
    // A browser whose WebGPU does not work must not keep the other backends from starting.
    return null;
  }
}
