import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { asRank4 } from '../stock-kernel.ts';
import { ops } from './assembler.ts';
import type { Call } from './job.ts';
import type { Compiled, Program } from './program.ts';

/** Copies rows from where they begin `fromStep` bytes apart to where they begin `toStep` bytes apart. */
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

/** How pictures lie where windows go over them without looking for edges. */
interface PaddedPictures {
  readonly rowBytes: number;
  /** Address of one picture of a part, once the calls are made that bring it there in place of the one before. */
  at(picture: number, part: number): { readonly address: number; readonly calls: readonly Call[] };
  dispose(): void;
}

/**
 * Pictures with their padding, one at a time in a place that stays in the processor's cache; each part has its own.
 *
 * @param copy of `copyRows`
 * @param x [B, H, W, C]
 * @param info of the convolution whose windows go over it
 * @param numParts into which the batch is cut
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
