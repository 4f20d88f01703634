import type * as tf from '@tensorflow/tfjs';
import { bind, bufferOf, gpuDevice, type BoundKernel } from '../kernels/gpu-backend.ts';
import type { Kernel } from '../kernels/kernel.ts';

/** A kernel's binding: one of the list's own buffers, or a tensor whose buffer may change between steps. */
export type Resource = GPUBufferBinding | { readonly tensor: () => tf.TensorInfo };

interface Work {
  readonly kernel: Kernel;
  readonly resources: readonly Resource[];
}

/** Alignment of buffer offsets that every device accepts, in 4-byte numbers: 256 bytes. */
const ALIGNMENT = 64;

export const aligned = (length: number): number => Math.ceil(length / ALIGNMENT) * ALIGNMENT;

const BYTES = Float32Array.BYTES_PER_ELEMENT;

/** Part of a buffer. @param offset a multiple of 64 numbers */
export const part = ({ buffer }: GPUBufferBinding, offset: number, length: number): GPUBufferBinding => ({
  buffer,
  offset: offset * BYTES,
  size: length * BYTES,
});

const isTensor = (resource: Resource): resource is { readonly tensor: () => tf.TensorInfo } =>
  'tensor' in resource;

/**
 * Kernels in execution order, with the buffers between them.
 *
 * Everything is bound once. Before every run, each tensor among the resources (a variable, an optimizer's
 * state) is checked and bound again if its buffer changed: by a restored snapshot, or a step on the ordinary
 * path.
 */
export class WorkList {
  readonly #work: Work[] = [];
  readonly #buffers: GPUBuffer[] = [];
  #bound: readonly BoundKernel[] = [];
  #boundTo: readonly object[] | null = null;

  get kernels(): readonly Kernel[] {
    return this.#work.map(({ kernel }) => kernel);
  }

  /** Creates a buffer of `length` numbers of 4 bytes. */
  buffer(length: number, usage: 'storage' | 'uniform' = 'storage'): GPUBufferBinding {
    const buffer = gpuDevice().createBuffer({
      size: Math.max(16, length * BYTES),
      usage:
        (usage === 'storage' ? GPUBufferUsage.STORAGE : GPUBufferUsage.UNIFORM) |
        GPUBufferUsage.COPY_DST |
        GPUBufferUsage.COPY_SRC,
    });
    this.#buffers.push(buffer);
    return { buffer };
  }

  /** @param resources in the order in which the kernel declares its buffers */
  add(kernel: Kernel, ...resources: readonly Resource[]): void {
    this.#work.push({ kernel, resources });
  }

  /** The kernels, bound to their current buffers. */
  bound(): readonly BoundKernel[] {
    const tensors = this.#work.flatMap(({ resources }) => resources.filter(isTensor));
    const ids = tensors.map(({ tensor }) => tensor().dataId);
    const { length } = this.#boundTo ?? [];
    if (this.#boundTo && length === ids.length && ids.every((id, index) => id === this.#boundTo?.[index])) {
      return this.#bound;
    }
    this.#boundTo = ids;
    this.#bound = this.#work.map(({ kernel, resources }) =>
      bind(
        kernel,
        resources.map((resource) =>
          isTensor(resource) ? { buffer: bufferOf(resource.tensor()) } : resource,
        ),
      ),
    );
    return this.#bound;
  }

  dispose(): void {
    for (const buffer of this.#buffers) buffer.destroy();
  }
}
