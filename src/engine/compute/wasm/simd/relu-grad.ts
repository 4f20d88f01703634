import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { sizeOf } from '@/core/size-of.ts';
import { ops } from './assembler.ts';
import { routine, type Program } from './program.ts';

const program: Program = (frame) => {
  const { x, dy, dx, numVectors } = frame.parameters('x', 'dy', 'dx', 'numVectors');
  return frame.repeat(
    numVectors.get,
    ops.store(dx.get, ops.and(ops.load(dy.get), ops.greater(ops.load(x.get), ops.zero))),
    ...[x, dy, dx].map((address) => address.set(ops.addInt(address.get, ops.int(16)))),
  );
};

/**
 * Gradient of ReLU: dY where x > 0, else 0.
 *
 * @param x the input or the output of the ReLU; any shape
 * @param dy of the same shape
 * @returns of the same shape; null if the size is not a multiple of 4, or without SIMD
 */
export function reluGrad(backend: BackendWasm, x: tf.TensorInfo, dy: tf.TensorInfo): tf.TensorInfo | null {
  const run = routine(backend, program);
  const size = sizeOf(x.shape);
  if (!run || size === 0 || size % 4 !== 0) return null;
  const result = backend.makeOutput(x.shape, 'float32');
  const addressOf = ({ dataId }: tf.TensorInfo) => backend.getMemoryOffset(dataId);
  run(addressOf(x), addressOf(dy), addressOf(result), size / 4);
  return result;
}
