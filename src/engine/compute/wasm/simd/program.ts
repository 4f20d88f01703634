import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { Frame, ops, type Code } from './assembler.ts';

/**
 * A function on the wasm backend's heap; its arguments are addresses and distances in bytes, and counts > 0.
 */
export type Routine = (...values: number[]) => void;

/** Writes a function: declares its parameters on the frame and returns its body. */
export type Program = (frame: Frame) => Code;

/** A program compiled for one heap. */
export interface Compiled {
  readonly run: Routine;
  /** Index among the heap's programs, and the module's bytes: other threads find the program by these. */
  readonly id: number;
  readonly module: Uint8Array<ArrayBuffer>;
}

/** The memory of a wasm backend and the programs that run on it. */
export interface Heap {
  readonly memory: WebAssembly.Memory;
  /** Allocates bytes and returns their address. */
  malloc(numBytes: number): number;
  readonly compiled: Map<Program, Compiled>;
  /** By program index. */
  readonly routines: Routine[];
}

interface EmscriptenModule {
  readonly asm: { readonly memory?: WebAssembly.Memory };
  readonly _malloc: (numBytes: number) => number;
}

function moduleOf(program: Program, isShared = false): Uint8Array<ArrayBuffer> {
  const frame = new Frame();
  const body = program(frame);
  return frame.module(body, isShared);
}

/** Also called in browsers without WebAssembly: the other backends need this module to load. */
const canRun = (program: Program) =>
  typeof WebAssembly !== 'undefined' && WebAssembly.validate(moduleOf(program));

const hasSimd = canRun((frame) => frame.vector().set(ops.zero));

/** Whether this engine has a fused multiply-add: relaxed SIMD, from Chrome 114 on. */
const hasFusedMultiply = canRun((frame) => {
  const sum = frame.vector();
  return sum.set(ops.relaxedMultiplyAdd(sum.get, sum.get, sum.get));
});

/** a · b + c of four floats, fused if possible. */
export const multiplyAdd = (a: Code, b: Code, c: Code): Code =>
  hasFusedMultiply ? ops.relaxedMultiplyAdd(a, b, c) : ops.add(ops.multiply(a, b), c);

/** Memoises programs by the sizes they are specialised for. */
export function programs(write: (...sizes: number[]) => Program): (...sizes: number[]) => Program {
  const known = new Map<string, Program>();
  return (...sizes) => {
    const key = sizes.join();
    const program = known.get(key) ?? write(...sizes);
    known.set(key, program);
    return program;
  };
}

/** Instantiates a module's function on that memory. */
export const instantiate = (module: Uint8Array<ArrayBuffer>, memory: WebAssembly.Memory): Routine =>
  new WebAssembly.Instance(new WebAssembly.Module(module), { env: { memory } }).exports['run'] as Routine;

/** Whether several threads can share the memory. */
export const isShared = (memory: WebAssembly.Memory): boolean => !(memory.buffer instanceof ArrayBuffer);

const heaps = new WeakMap<WebAssembly.Memory, Heap>();

/** The heap of a backend; null without SIMD, or if TensorFlow.js does not expose its memory. */
export function heapOf(backend: BackendWasm): Heap | null {
  const { asm, _malloc: malloc } = backend.wasm as unknown as EmscriptenModule;
  const { memory } = asm;
  if (!memory || !hasSimd) return null;
  const heap = heaps.get(memory) ?? { memory, malloc, compiled: new Map(), routines: [] };
  heaps.set(memory, heap);
  return heap;
}

/**
 * Returns a program, compiled on first use for this backend's heap.
 *
 * @returns null if there is no such heap: the caller must use another implementation
 */
export function compiled(backend: BackendWasm, program: Program): Compiled | null {
  const heap = heapOf(backend);
  if (!heap) return null;
  const known = heap.compiled.get(program);
  if (known) return known;
  const module = moduleOf(program, isShared(heap.memory));
  const made = { run: instantiate(module, heap.memory), id: heap.routines.length, module };
  heap.routines.push(made.run);
  heap.compiled.set(program, made);
  return made;
}

/** The function of `compiled`. */
export const routine = (backend: BackendWasm, program: Program): Routine | null =>
  compiled(backend, program)?.run ?? null;
