import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { sizeOf } from '@/core/size-of.ts';
import { ops } from './assembler.ts';
import { programs, routine } from './program.ts';
import { tiles } from './tiles.ts';

/** Adds a bias, which stays in registers, to some channels of every position. */
const addProgram = programs((numVectors) => (frame) => {
  const { x, bias, out, numPlaces, placeBytes } = frame.parameters(
    ...(['x', 'bias', 'out', 'numPlaces', 'placeBytes'] as const),
  );
  const vectors = frame.vectors(numVectors);
  return [
    ...vectors.map((vector, index) => vector.set(ops.load(bias.get, index * 16))),
    frame.repeat(
      numPlaces.get,
      ...vectors.map((vector, index) =>
        ops.store(out.get, ops.add(ops.load(x.get, index * 16), vector.get), index * 16),
      ),
      x.set(ops.addInt(x.get, placeBytes.get)),
      out.set(ops.addInt(out.get, placeBytes.get)),
    ),
  ].flat();
});

/**
 * Adds one number per channel to feature maps.
 *
 * The stock kernel computes the matching indices for every number: 0.71 ms against 0.10 for [64, 28, 28, 8]
 * (TensorFlow.js 4.22).
 *
 * @param a [..., C], C a multiple of 4
 * @param b [C]
 * @returns [..., C]; null for other sums and without SIMD
 */
export function biasAdd(backend: BackendWasm, a: tf.TensorInfo, b: tf.TensorInfo): tf.TensorInfo | null {
  const channels = b.shape[0] ?? 0;
  const isBias = b.shape.length === 1 && a.shape.length > 1 && a.shape.at(-1) === channels;
  if (!isBias || channels % 4 !== 0 || a.dtype !== 'float32' || b.dtype !== 'float32') return null;
  const numPlaces = sizeOf(a.shape.slice(0, -1));
  if (numPlaces * channels === 0) return null;
  const work = tiles(channels / 4, 8).flatMap(({ start, size }) => {
    const run = routine(backend, addProgram(size));
    return run ? { run, offset: start * 16 } : [];
  });
  if (work.length === 0) return null;
  const result = backend.makeOutput(a.shape, 'float32');
  const addressOf = ({ dataId }: tf.TensorInfo) => backend.getMemoryOffset(dataId);
  for (const { run, offset } of work) {
    const [x, bias, out] = [addressOf(a), addressOf(b), addressOf(result)];
    run(x + offset, bias + offset, out + offset, numPlaces, channels * 4);
  }
  return result;
}
