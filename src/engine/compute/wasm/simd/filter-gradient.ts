import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { addParts } from './add-parts.ts';
import { ops, type Code, type Local } from './assembler.ts';
import { doJob } from './do-job.ts';
import { jobOf, numPartsOf, type Call } from './job.ts';
import { copyRows, paddedPictures } from './padded-picture.ts';
import { compiled, multiplyAdd, programs, routine } from './program.ts';
import { equalTiles, tiles } from './tiles.ts';

/**
 * Adds one picture's part of the filter's gradient: dW[e, o] += Σ over positions X[position + e] ·
 * dY[position, o].
 *
 * Works on one tile at a time: some elements of a window's row, which are contiguous in X, and some channels.
 * The tile stays in registers while all positions are visited.
 *
 * @param numElements elements in a tile
 * @param numVectors vectors of four output channels
 * @param xStep bytes between neighbouring windows
 * @param channelBytes bytes of one position of dY, and of one element of dW
 */
const tileProgram = programs((numElements, numVectors, xStep, channelBytes) => (frame) => {
  const p = frame.parameters(
    'x',
    'dy',
    'dw',
    'numRows',
    'numColumns',
    'xRowStep',
    'windowRows',
    'numTiles',
    'xWindowRowRest',
    'dwWindowRowRest',
  );
  const xRow = frame.int();
  const place = frame.int();
  const dyPlace = frame.int();
  const input = frame.vector();
  const output = frame.vectors(numVectors);
  const sums = Array.from({ length: numElements * numVectors }, (_, index) => ({
    element: Math.floor(index / numVectors),
    vector: index % numVectors,
    offset: Math.floor(index / numVectors) * channelBytes + (index % numVectors) * 16,
    sum: frame.vector(),
  }));
  const advance = (address: Local, by: Code) => address.set(ops.addInt(address.get, by));
  return frame.repeat(
    p.windowRows.get,
    frame.repeat(
      p.numTiles.get,
      ...sums.map(({ sum }) => sum.set(ops.zero)),
      xRow.set(p.x.get),
      dyPlace.set(p.dy.get),
      frame.repeat(
        p.numRows.get,
        place.set(xRow.get),
        frame.repeat(
          p.numColumns.get,
          ...output.map((values, index) => values.set(ops.load(dyPlace.get, index * 16))),
          ...sums.flatMap(({ sum, element, vector }) => [
            ...(vector === 0 ? [input.set(ops.loadSplat(place.get, element * 4))] : []),
            sum.set(multiplyAdd(input.get, (output[vector] ?? input).get, sum.get)),
          ]),
          advance(place, ops.int(xStep)),
          advance(dyPlace, ops.int(channelBytes)),
        ),
        advance(xRow, p.xRowStep.get),
      ),
      // Added per picture, so that small numbers are not lost next to the sum over the whole batch.
      ...sums.map(({ sum, offset }) =>
        ops.store(p.dw.get, ops.add(ops.load(p.dw.get, offset), sum.get), offset),
      ),
      advance(p.x, ops.int(numElements * 4)),
      advance(p.dw, ops.int(numElements * channelBytes)),
    ),
    advance(p.x, p.xWindowRowRest.get),
    advance(p.dw, p.dwWindowRowRest.get),
  );
});

/**
 * Gradient of a convolution with respect to its filter, picture by picture. Each part of the batch has its
 * own sum.
 *
 * Nothing is transposed or packed: 0.21 ms for [64, 28, 28, 1] to 8 channels and 0.73 for [64, 14, 14, 8] to
 * 16, where XNNPACK, run as a convolution, takes 3.0 and 2.3 (Node 20, one thread).
 *
 * @param x [B, H, W, Ci]
 * @param dy [B, OH, OW, Co], Co a multiple of 4
 * @returns [K, K, Ci, Co], summed over the batch; null for other channels and without SIMD
 */
export function filterGradient(
  backend: BackendWasm,
  x: tf.TensorInfo,
  dy: tf.TensorInfo,
  info: tf.backend_util.Conv2DInfo,
): tf.TensorInfo | null {
  const { batchSize, outHeight, outWidth, inChannels, outChannels, filterHeight, filterWidth } = info;
  const copy = compiled(backend, copyRows);
  const add = routine(backend, addParts);
  if (!copy || !add || outChannels % 4 !== 0 || batchSize * inChannels * outHeight * outWidth === 0)
    return null;
  const numElements = filterWidth * inChannels;
  const channelBytes = outChannels * 4;
  const numParts = numPartsOf(batchSize);
  const filterShape = [filterHeight, filterWidth, inChannels, outChannels];
  const filterSize = filterHeight * numElements * outChannels;
  const partSums = backend.makeOutput([numParts, ...filterShape], 'float32');
  backend.typedArrayFromHeap(partSums).fill(0);
  const pictures = paddedPictures(backend, copy, x, info, numParts);
  const dwStart = backend.getMemoryOffset(partSums.dataId);
  const dyStart = backend.getMemoryOffset(dy.dataId);

  const xStep = info.strideWidth * inChannels * 4;
  // Eight sums and their operands fit in sixteen registers.
  const work = tiles(outChannels / 4, 2).flatMap((channels) =>
    equalTiles(numElements, channels.size === 2 ? 4 : 6).flatMap(({ start, size, numTiles }) => {
      const program = compiled(backend, tileProgram(size, channels.size, xStep, channelBytes));
      return program
        ? { program, start, numTiles, numDone: size * numTiles, offset: channels.start * 16 }
        : [];
    }),
  );
  const callsFor = (picture: number, part: number): Call[] => {
    const { address, calls } = pictures.at(picture, part);
    const dyPicture = dyStart + picture * outHeight * outWidth * channelBytes;
    const dwPart = dwStart + part * filterSize * 4;
    return [
      ...calls,
      ...work.map(({ program, start, numTiles, numDone, offset }): Call => [
        program,
        address + start * 4,
        dyPicture + offset,
        dwPart + start * channelBytes + offset,
        outHeight,
        outWidth,
        info.strideHeight * pictures.rowBytes,
        filterHeight,
        numTiles,
        pictures.rowBytes - numDone * 4,
        (numElements - numDone) * channelBytes,
      ]),
    ];
  };
  doJob(backend, jobOf(batchSize, callsFor), batchSize * outHeight * outWidth * filterSize);
  pictures.dispose();
  const result = backend.makeOutput(filterShape, 'float32');
  add(dwStart, backend.getMemoryOffset(result.dataId), filterSize / 4, numParts, filterSize * 4);
  backend.disposeData(partSums.dataId);
  return result;
}
