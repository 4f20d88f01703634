/** Counts of this worker's WebGPU calls so far. */
export interface GpuCounts {
  readonly dispatches: number;
  readonly submits: number;
}

const counts = { dispatches: 0, submits: 0, liveBytes: 0, peakBytes: 0 };

export const gpuCounts = (): GpuCounts => ({ dispatches: counts.dispatches, submits: counts.submits });

/** Maximum bytes of all buffers at one time. */
export const peakGpuBytes = (): number => counts.peakBytes;

/** Calls a function after a method, for all objects of its class. */
function behind<Target extends object>(
  prototype: Target,
  name: keyof Target,
  also: (self: Target, result: unknown) => void,
): void {
  const own = prototype[name] as (...values: unknown[]) => unknown;
  prototype[name] = function counted(this: Target, ...values: unknown[]) {
    const result = own.apply(this, values);
    also(this, result);
    return result;
  } as Target[keyof Target];
}

/** Starts counting; does nothing without WebGPU. Must be called once, before a device is created. */
export function startCounting(): void {
  if (typeof GPUQueue === 'undefined') return;
  behind(GPUComputePassEncoder.prototype, 'dispatchWorkgroups', () => counts.dispatches++);
  behind(GPUComputePassEncoder.prototype, 'dispatchWorkgroupsIndirect', () => counts.dispatches++);
  behind(GPUQueue.prototype, 'submit', () => counts.submits++);
  const sizes = new WeakMap<GPUBuffer, number>();
  behind(GPUDevice.prototype, 'createBuffer', (_, result) => {
    const buffer = result as GPUBuffer;
    sizes.set(buffer, buffer.size);
    counts.liveBytes += buffer.size;
    counts.peakBytes = Math.max(counts.peakBytes, counts.liveBytes);
  });
  behind(GPUBuffer.prototype, 'destroy', (buffer) => {
    counts.liveBytes -= sizes.get(buffer) ?? 0;
    sizes.delete(buffer);
  });
}
