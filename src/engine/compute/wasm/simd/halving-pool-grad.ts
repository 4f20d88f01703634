import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { ops } from './assembler.ts';
import {
  callForWindows,
  eachWindow,
  isVectorHalving,
  placesOf,
  windowParameters,
} from './halving-windows.ts';
import { routine, type Program } from './program.ts';

/** Writes dY to the first of a window's largest values, zeros to the others. */
const program: Program = (frame) => {
  const p = frame.parameters(...windowParameters);
  const largest = frame.vector();
  const rest = frame.vector();
  const isLargest = frame.vector();
  const places = placesOf(p, p.x).map((from, index) => ({
    from,
    to: placesOf(p, p.dx)[index] ?? from,
    share: frame.vector(),
  }));
  return eachWindow(
    frame,
    p,
    [p.x, p.dx],
    [p.y, p.dy],
    largest.set(ops.load(p.y.get)),
    rest.set(ops.load(p.dy.get)),
    ...places.flatMap(({ from, share }) => [
      isLargest.set(ops.equal(ops.load(from), largest.get)),
      share.set(ops.and(rest.get, isLargest.get)),
      rest.set(ops.andNot(rest.get, isLargest.get)),
    ]),
    // A position cut off by an odd edge is the one before it, whose share comes first and must be written
    // last.
    ...places.map(({ to, share }) => ops.store(to, share.get)).toReversed(),
  );
};

/**
 * Gradient of 2×2 max pooling. Of equal values in a window, the first one in row-major order gets all of dY.
 *
 * 0.4 ms for [64, 28, 28, 8], against 1.3 with a loop in JavaScript.
 *
 * @param x [B, H, W, C], float32, C a multiple of 4
 * @param y [B, OH, OW, C], the pooling's output
 * @param dy [B, OH, OW, C]
 * @returns [B, H, W, C]; null for other poolings and channels, and without SIMD
 */
export function halvingPoolGrad(
  backend: BackendWasm,
  x: tf.TensorInfo,
  y: tf.TensorInfo,
  dy: tf.TensorInfo,
  info: tf.backend_util.Conv2DInfo,
): tf.TensorInfo | null {
  const run = routine(backend, program);
  if (!run || !isVectorHalving(x, info)) return null;
  const dx = backend.makeOutput(info.inShape, 'float32');
  // With 'valid' an odd last row or column belongs to no window.
  if (info.outHeight * 2 < info.inHeight || info.outWidth * 2 < info.inWidth) {
    backend.typedArrayFromHeap(dx).fill(0);
  }
  const at = ({ dataId }: tf.TensorInfo) => backend.getMemoryOffset(dataId);
  callForWindows(run, info, { x: at(x), y: at(y), dy: at(dy), dx: at(dx) });
  return dx;
}
