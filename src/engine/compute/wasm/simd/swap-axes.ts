import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { ops } from './assembler.ts';
import { programs, routine } from './program.ts';
import { tiles } from './tiles.ts';

/** Copies part of rows that are `fromStep` bytes apart to rows that are `toStep` bytes apart. */
const copyProgram = programs((numVectors) => (frame) => {
  const p = frame.parameters('from', 'to', 'numRows', 'fromStep', 'toStep');
  return frame.repeat(
    p.numRows.get,
    ...Array.from({ length: numVectors }, (_, index) =>
      ops.store(p.to.get, ops.load(p.from.get, index * 16), index * 16),
    ),
    p.from.set(ops.addInt(p.from.get, p.fromStep.get)),
    p.to.set(ops.addInt(p.to.get, p.toStep.get)),
  );
});

/**
 * Exchanges the two axes in the middle: the heads of attention and the tokens.
 *
 * The stock kernel computes the place of every number: 0.5 ms against 0.05 for [64, 32, 4, 16] (TensorFlow.js 4.22).
 *
 * @param x [A, B, C, D], D a multiple of 4
 * @returns [A, C, B, D]; null for other permutations and types, and without SIMD
 */
export function swapAxes(
  backend: BackendWasm,
  x: tf.TensorInfo,
  perm: readonly number[],
): tf.TensorInfo | null {
  const [outer = 0, second = 0, third = 0, inner = 0] = x.shape;
  if (perm.join() !== '0,2,1,3' || x.dtype !== 'float32' || inner % 4 !== 0) return null;
  if (outer * second * third * inner === 0) return null;
  const work = tiles(inner / 4, 8).flatMap(({ start, size }) => {
    const run = routine(backend, copyProgram(size));
    return run ? [{ run, offset: start * 16 }] : [];
  });
  if (work.length === 0) return null;
  const result = backend.makeOutput([outer, third, second, inner], 'float32');
  const [from, to] = [backend.getMemoryOffset(x.dataId), backend.getMemoryOffset(result.dataId)];
  const rowBytes = inner * 4;
  for (let first = 0; first < outer; first++)
    for (let row = 0; row < third; row++)
      for (const { run, offset } of work)
        run(
          from + (first * second * third + row) * rowBytes + offset,
          to + (first * third + row) * second * rowBytes + offset,
          second,
          third * rowBytes,
          rowBytes,
        );
  return result;
}
