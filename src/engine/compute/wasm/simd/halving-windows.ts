import type * as tf from '@tensorflow/tfjs';

import { ops, type Code, type Frame, type Local } from './assembler.ts';
import type { Routine } from './program.ts';

/** Parameters of a routine on windows of 2×2, see `callForWindows`. */
export const windowParameters = [
  'numRows',
  'numWindows',
  'numVectors',
  'beside',
  'below',
  'x',
  'y',
  'wholeRest',
  'halfRest',
  'dy',
  'dx',
] as const;

export type WindowLocals = Readonly<Record<(typeof windowParameters)[number], Local>>;

/**
 * Emits `work` for four channels of each window in some rows.
 *
 * @param wholes addresses in maps [B, H, W, C], at a window's upper left position
 * @param halves addresses in maps [B, OH, OW, C]
 */
export function eachWindow(
  frame: Frame,
  p: WindowLocals,
  wholes: readonly Local[],
  halves: readonly Local[],
  ...work: Code[]
): Code {
  const advance = (addresses: readonly Local[], by: Code) =>
    addresses.map((address) => address.set(ops.addInt(address.get, by)));
  return frame.repeat(
    p.numRows.get,
    frame.repeat(
      p.numWindows.get,
      frame.repeat(p.numVectors.get, ...work, ...advance([...wholes, ...halves], ops.int(16))),
      // From the end of the window's first column to that of its second.
      ...advance(wholes, p.beside.get),
    ),
    ...advance(wholes, p.wholeRest.get),
    ...advance(halves, p.halfRest.get),
  );
}

/** The four positions of a window in row-major order, given the address of the first. */
export function placesOf(p: WindowLocals, first: Local): readonly [Code, Code, Code, Code] {
  const below = ops.addInt(first.get, p.below.get);
  return [first.get, ops.addInt(first.get, p.beside.get), below, ops.addInt(below, p.beside.get)];
}

/** Whether `info` is pooling by non-overlapping windows of 2×2 from the upper left corner on. */
export function isHalving(info: tf.backend_util.Conv2DInfo): boolean {
  const sizes = [info.filterHeight, info.filterWidth, info.strideHeight, info.strideWidth];
  return sizes.every((size) => size === 2) && info.padInfo.top === 0 && info.padInfo.left === 0;
}

/** Whether these routines can pool `x`: halving, channels in whole vectors, not empty. */
export function isVectorHalving(x: tf.TensorInfo, info: tf.backend_util.Conv2DInfo): boolean {
  const { batchSize, inChannels } = info;
  return isHalving(info) && x.dtype === 'float32' && inChannels % 4 === 0 && batchSize * inChannels > 0;
}

/** A range of windows along one axis: complete ones, or the one cut off by an odd edge. */
interface Range {
  readonly first: number;
  readonly count: number;
  readonly isCut: boolean;
}

/** @param length length of the axis */
function rangesOf(length: number, numWindows: number): readonly Range[] {
  const numWhole = Math.min(numWindows, Math.floor(length / 2));
  const whole = { first: 0, count: numWhole, isCut: false };
  const cut = { first: numWhole, count: numWindows - numWhole, isCut: true };
  return [whole, cut].filter(({ count }) => count > 0);
}

/** Addresses of maps: x and dX [B, H, W, C], y and dY [B, OH, OW, C]. */
interface Maps {
  readonly x: number;
  readonly y: number;
  readonly dy?: number;
  readonly dx?: number;
}

/** Calls a routine for all windows, in as few ranges as odd edges allow. */
export function callForWindows(
  run: Routine,
  info: tf.backend_util.Conv2DInfo,
  { x, y, dy = 0, dx = 0 }: Maps,
): void {
  const { batchSize, inHeight, inWidth, outHeight, outWidth, inChannels } = info;
  const placeBytes = inChannels * 4;
  const rowBytes = inWidth * placeBytes;
  // Contiguous pictures of even height can be handled as rows of one picture.
  const isOne = inHeight === outHeight * 2;
  const numPictures = isOne ? 1 : batchSize;
  const rowRanges = isOne
    ? [{ first: 0, count: batchSize * outHeight, isCut: false }]
    : rangesOf(inHeight, outHeight);
  for (let picture = 0; picture < numPictures; picture++) {
    for (const rows of rowRanges) {
      for (const columns of rangesOf(inWidth, outWidth)) {
        const beside = columns.isCut ? 0 : placeBytes;
        const whole = (picture * inHeight + rows.first * 2) * rowBytes + columns.first * 2 * placeBytes;
        const half = ((picture * outHeight + rows.first) * outWidth + columns.first) * placeBytes;
        run(
          rows.count,
          columns.count,
          inChannels / 4,
          beside,
          rows.isCut ? 0 : rowBytes,
          x + whole,
          y + half,
          2 * rowBytes - columns.count * (placeBytes + beside),
          (outWidth - columns.count) * placeBytes,
          dy + half,
          dx + whole,
        );
      }
    }
  }
}
