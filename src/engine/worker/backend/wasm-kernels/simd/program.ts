import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { Frame, ops, type Code } from './assembler.ts';

/** A function on the heap of the wasm backend; arguments are addresses and distances in bytes, and counts > 0. */
export type Routine = (...values: number[]) => void;

/** Writes a function: declares its parameters on the frame, returns its body. */
export type Program = (frame: Frame) => Code;

interface EmscriptenModule {
  readonly asm: { readonly memory?: WebAssembly.Memory };
}

function moduleOf(program: Program): Uint8Array<ArrayBuffer> {
  const frame = new Frame();
  const body = program(frame);
  return frame.module(body);
}

const canRun = (program: Program) => WebAssembly.validate(moduleOf(program));

const hasSimd = canRun((frame) => frame.vector().set(ops.zero));

/** Whether this engine multiplies and adds in one instruction: relaxed SIMD, from Chrome 114 on. */
const hasFusedMultiply = canRun((frame) => {
  const sum = frame.vector();
  return sum.set(ops.relaxedMultiplyAdd(sum.get, sum.get, sum.get));
});

/** a · b + c of four floats, in one instruction where there is one. */
export const multiplyAdd = (a: Code, b: Code, c: Code): Code =>
  hasFusedMultiply ? ops.relaxedMultiplyAdd(a, b, c) : ops.add(ops.multiply(a, b), c);

/** A family of programs by sizes that are baked into them; the same sizes give the same program. */
export function programs(write: (...sizes: number[]) => Program): (...sizes: number[]) => Program {
  const known = new Map<string, Program>();
  return (...sizes) => {
    const key = sizes.join();
    const program = known.get(key) ?? write(...sizes);
    known.set(key, program);
    return program;
  };
}

const compiled = new WeakMap<WebAssembly.Memory, Map<Program, Routine>>();

/**
 * A program, compiled at its first use for the memory of this backend.
 *
 * @returns null in an engine without SIMD, and where TensorFlow.js keeps its memory to itself: the caller has to
 *   take another way
 */
export function routine(backend: BackendWasm, program: Program): Routine | null {
  const { memory } = (backend.wasm as unknown as EmscriptenModule).asm;
  if (!memory || !hasSimd) return null;
  const known = compiled.get(memory) ?? new Map<Program, Routine>();
  compiled.set(memory, known);
  const found = known.get(program);
  if (found) return found;
  const module = new WebAssembly.Module(moduleOf(program));
  const run = new WebAssembly.Instance(module, { env: { memory } }).exports['run'] as Routine;
  known.set(program, run);
  return run;
}
