import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { asRank4 } from '../stock-kernel.ts';
import { ops } from './assembler.ts';
import type { Call } from './job.ts';
import type { Compiled, Program } from './program.ts';

/** Copies rows that begin `fromStep` bytes apart to rows that begin `toStep` bytes apart. */
export const copyRows: Program = (frame) => {
  const { from, to, numRows, rowBytes, fromStep, toStep } = frame.parameters(
    'from',
    'to',
    'numRows',
    'rowBytes',
    'fromStep',
    'toStep',
  );
  return frame.repeat(
    numRows.get,
    ops.copy(to.get, from.get, rowBytes.get),
    from.set(ops.addInt(from.get, fromStep.get)),
    to.set(ops.addInt(to.get, toStep.get)),
  );
};

/** Pictures laid out so that windows can pass over them without edge checks. */
interface PaddedPictures {
  readonly rowBytes: number;
  /** Address of one picture of a part, valid after the calls, which overwrite the part's previous picture. */
  at(picture: number, part: number): { readonly address: number; readonly calls: readonly Call[] };
  dispose(): void;
}

/**
 * Padded pictures, one at a time in a buffer that stays in the processor's cache; each part has its own
 * buffer.
 *
 * @param copy the compiled `copyRows`
 * @param x [B, H, W, C]
 * @param info geometry of the convolution
 * @param numParts number of parts of the batch
 */
export function paddedPictures(
  backend: BackendWasm,
  copy: Compiled,
  x: tf.TensorInfo,
  info: tf.backend_util.Conv2DInfo,
  numParts: number,
): PaddedPictures {
  const [, inHeight, inWidth, channels] = asRank4(x.shape);
  const { top, left } = info.padInfo;
  const height = (info.outHeight - 1) * info.strideHeight + info.filterHeight;
  const width = (info.outWidth - 1) * info.strideWidth + info.filterWidth;
  const inRowBytes = inWidth * channels * 4;
  const rowBytes = width * channels * 4;
  if (height === inHeight && width === inWidth) {
    const start = backend.getMemoryOffset(x.dataId);
    const at = (picture: number) => ({ address: start + picture * inHeight * inRowBytes, calls: [] });
    return { rowBytes, at, dispose: () => {} };
  }
  const place = backend.makeOutput([numParts, height, width, channels], 'float32');
  backend.typedArrayFromHeap(place).fill(0);
  const from = backend.getMemoryOffset(x.dataId);
  const to = backend.getMemoryOffset(place.dataId);
  const numRows = Math.min(inHeight, height - top);
  const copiedBytes = Math.min(inRowBytes, rowBytes - left * channels * 4);
  return {
    rowBytes,
    at(picture, part) {
      const start = from + picture * inHeight * inRowBytes;
      const address = to + part * height * rowBytes;
      const inner = address + top * rowBytes + left * channels * 4;
      return { address, calls: [[copy, start, inner, numRows, copiedBytes, inRowBytes, rowBytes]] };
    },
    dispose: () => void backend.disposeData(place.dataId),
  };
}
