import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { asRank4 } from '../stock-kernel.ts';
import { ops } from './assembler.ts';
import type { Program, Routine } from './program.ts';

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
  /** Address of one picture of the batch; what it gave for the picture before is then overwritten. */
  at(picture: number): number;
  dispose(): void;
}

/**
 * Pictures with their padding, one at a time in a place that stays in the processor's cache.
 *
 * @param copy of `copyRows`
 * @param x [B, H, W, C]
 * @param info of the convolution whose windows go over it
 */
export function paddedPictures(
  backend: BackendWasm,
  copy: Routine,
  x: tf.TensorInfo,
  info: tf.backend_util.Conv2DInfo,
): PaddedPictures {
  const [, inHeight, inWidth, channels] = asRank4(x.shape);
  const { top, left } = info.padInfo;
  const height = (info.outHeight - 1) * info.strideHeight + info.filterHeight;
  const width = (info.outWidth - 1) * info.strideWidth + info.filterWidth;
  const inRowBytes = inWidth * channels * 4;
  const rowBytes = width * channels * 4;
  if (height === inHeight && width === inWidth) {
    const start = backend.getMemoryOffset(x.dataId);
    return { rowBytes, at: (picture) => start + picture * inHeight * inRowBytes, dispose: () => {} };
  }
  const place = backend.makeOutput([height, width, channels], 'float32');
  backend.typedArrayFromHeap(place).fill(0);
  const from = backend.getMemoryOffset(x.dataId);
  const to = backend.getMemoryOffset(place.dataId);
  const numRows = Math.min(inHeight, height - top);
  const copiedBytes = Math.min(inRowBytes, rowBytes - left * channels * 4);
  return {
    rowBytes,
    at(picture) {
      const start = from + picture * inHeight * inRowBytes;
      copy(start, to + top * rowBytes + left * channels * 4, numRows, copiedBytes, inRowBytes, rowBytes);
      return to;
    },
    dispose: () => void backend.disposeData(place.dataId),
  };
}
