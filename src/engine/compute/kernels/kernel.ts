/**
 * A kernel's buffer. A `uniform` is small, read identically by all threads, and does not count as storage.
 */
export interface KernelBuffer {
  readonly name: string;
  readonly element: 'f32' | 'vec4f' | 'u32';
  /** In elements; null for the whole buffer. */
  readonly length: number | null;
  readonly use: 'read' | 'write' | 'uniform';
}

/** A compute shader for one set of shapes, and its number of workgroups. */
export interface Kernel {
  /** Name for labels and counts. */
  readonly name: string;
  readonly code: string;
  readonly workgroups: readonly [x: number, y: number];
}

interface KernelSource {
  readonly name: string;
  /** In binding order. */
  readonly buffers: readonly KernelBuffer[];
  readonly numThreads: number;
  /**
   * WGSL expression for the number of threads, if the shader serves any number of pictures: compiled once,
   * and dispatched for as many as there are. Otherwise `numThreads` is a constant in the shader.
   */
  readonly threadsText?: string;
  readonly workgroupSize: number;
  /** WGSL code of thread number `thread`, an i32 from 0 on. */
  readonly body: string;
}

/** WebGPU's limit of workgroups along one axis, the same on every device. */
const MAX_WORKGROUPS = 65_535;

function declaration({ name, element, length, use }: KernelBuffer, binding: number): string {
  const space = { read: 'storage, read', write: 'storage, read_write', uniform: 'uniform' }[use];
  const size = length === null ? '' : `, ${length}`;
  return `@group(0) @binding(${binding}) var<${space}> ${name}: array<${element}${size}>;`;
}

/**
 * Builds a whole WGSL module around a body.
 *
 * Every shape is a constant in the shader and every array has a fixed length: a software adapter then checks
 * addresses against a constant (6 ns per load instead of 8), and compilers unroll loops.
 */
export function kernel(source: KernelSource): Kernel {
  const { name, buffers, numThreads, threadsText = String(numThreads), workgroupSize, body } = source;
  const numWorkgroups = Math.ceil(numThreads / workgroupSize);
  const rows = Math.ceil(numWorkgroups / MAX_WORKGROUPS);
  const columns = Math.ceil(numWorkgroups / rows);
  const code = `${buffers.map(declaration).join('\n')}

@compute @workgroup_size(${workgroupSize})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let thread = i32(id.x + id.y * groups.x * ${workgroupSize}u);
  if (thread >= ${threadsText}) { return; }
${body}
}
`;
  return { name, code, workgroups: [columns, rows] };
}

/** 0 … count − 1. */
export const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** One line of WGSL for each number from 0 to count − 1. */
export const forEach = (count: number, line: (index: number) => string): string =>
  range(count).map(line).join('\n');

/**
 * Vectors of four if the channels allow it: a quarter of the instructions on a GPU, wider loads everywhere.
 */
export function vectorOf(length: number): { readonly width: 1 | 4; readonly element: 'f32' | 'vec4f' } {
  return length % 4 === 0 ? { width: 4, element: 'vec4f' } : { width: 1, element: 'f32' };
}

/** The largest divisor of `length` up to `limit`. */
export function divisorUpTo(length: number, limit: number): number {
  for (let divisor = Math.min(length, limit); divisor > 1; divisor--) {
    if (length % divisor === 0) return divisor;
  }
  return 1;
}

/**
 * Memoises a function: a kernel's source takes a millisecond to write and is needed at every step.
 *
 * @param make a pure function of JSON-serialisable arguments
 */
export function remembered<Arguments extends readonly unknown[], Result>(
  make: (...values: Arguments) => Result,
): (...values: Arguments) => Result {
  const known = new Map<string, Result>();
  return (...values) => {
    const key = JSON.stringify(values);
    const found = known.get(key) ?? make(...values);
    known.set(key, found);
    return found;
  };
}
