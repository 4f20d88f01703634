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

/** The largest value of each window. */
const program: Program = (frame) => {
  const p = frame.parameters(...windowParameters);
  const [a, b, c, d] = placesOf(p, p.x);
  const upper = ops.max(ops.load(a), ops.load(b));
  const lower = ops.max(ops.load(c), ops.load(d));
  return eachWindow(frame, p, [p.x], [p.y], ops.store(p.y.get, ops.max(upper, lower)));
};

/**
 * Max pooling of 2×2: 0.07 ms, against 0.19 with XNNPACK, for [64, 28, 28, 8].
 *
 * @param x [B, H, W, C], float32, C a multiple of 4
 * @returns [B, OH, OW, C]; null for other poolings and channels, and without SIMD
 */
export function halvingPool(
  backend: BackendWasm,
  x: tf.TensorInfo,
  info: tf.backend_util.Conv2DInfo,
): tf.TensorInfo | null {
  const run = routine(backend, program);
  if (!run || !isVectorHalving(x, info)) return null;
  const result = backend.makeOutput(info.outShape, 'float32');
  const addressOf = ({ dataId }: tf.TensorInfo) => backend.getMemoryOffset(dataId);
  callForWindows(run, info, { x: addressOf(x), y: addressOf(result) });
  return result;
}
