import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { ops, type Code, type Local } from './assembler.ts';
import { copyRows, paddedPictures } from './padded-picture.ts';
import { multiplyAdd, programs, routine } from './program.ts';
import { tiles } from './tiles.ts';

/**
 * Adds what one picture brings to a tile of the filter's gradient: dW[e, o] += Σ over places X[place + e] · dY[place, o].
 *
 * The tile stays in registers while the places go by.
 *
 * @param numElements of a window's row, which lie behind each other in X
 * @param numVectors of four output channels
 */
const tileProgram = programs((numElements, numVectors) => (frame) => {
  const { x, dy, dw, numRows, numColumns, xStep, xRowStep, channelBytes } = frame.parameters(
    'x',
    'dy',
    'dw',
    'numRows',
    'numColumns',
    'xStep',
    'xRowStep',
    'channelBytes',
  );
  const row = frame.int();
  const place = frame.int();
  const input = frame.vector();
  const output = frame.vectors(numVectors);
  const sums = Array.from({ length: numElements }, () => frame.vectors(numVectors));
  const eachSum = (work: (sum: Local, offset: number) => Code): Code[] => [
    row.set(dw.get),
    ...sums.flatMap((vectors) => [
      ...vectors.map((sum, index) => work(sum, index * 16)),
      row.set(ops.addInt(row.get, channelBytes.get)),
    ]),
  ];
  return [
    ...eachSum((sum, offset) => sum.set(ops.load(row.get, offset))),
    frame.repeat(
      numRows.get,
      place.set(x.get),
      frame.repeat(
        numColumns.get,
        ...output.map((values, index) => values.set(ops.load(dy.get, index * 16))),
        ...sums.flatMap((vectors, element) => [
          input.set(ops.loadSplat(place.get, element * 4)),
          ...vectors.map((sum, index) =>
            sum.set(multiplyAdd(input.get, (output[index] ?? input).get, sum.get)),
          ),
        ]),
        place.set(ops.addInt(place.get, xStep.get)),
        dy.set(ops.addInt(dy.get, channelBytes.get)),
      ),
      x.set(ops.addInt(x.get, xRowStep.get)),
    ),
    ...eachSum((sum, offset) => ops.store(row.get, sum.get, offset)),
  ].flat();
});

/**
 * Gradient of a convolution by its filter, picture by picture.
 *
 * Nothing is transposed or packed: 0.21 ms for [64, 28, 28, 1] to 8 channels and 0.73 for [64, 14, 14, 8] to 16, where
 * XNNPACK, made to do it as a convolution, takes 3.0 and 2.3 (Node 20, one thread).
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
  const copy = routine(backend, copyRows);
  if (!copy || outChannels % 4 !== 0 || inChannels * outHeight * outWidth === 0) return null;
  const numElements = filterWidth * inChannels;
  const channelBytes = outChannels * 4;
  const result = backend.makeOutput([filterHeight, filterWidth, inChannels, outChannels], 'float32');
  backend.typedArrayFromHeap(result).fill(0);
  const pictures = paddedPictures(backend, copy, x, info);
  const dwStart = backend.getMemoryOffset(result.dataId);
  const dyStart = backend.getMemoryOffset(dy.dataId);

  // Eight sums and what they are made of fit in sixteen registers.
  const work = tiles(outChannels / 4, 2).flatMap((channels) =>
    tiles(numElements, channels.size === 2 ? 4 : 6).flatMap((elements) => {
      const run = routine(backend, tileProgram(elements.size, channels.size));
      return run ? { run, element: elements.start, channelOffset: channels.start * 16 } : [];
    }),
  );
  for (let picture = 0; picture < batchSize; picture++) {
    const xPicture = pictures.at(picture);
    const dyPicture = dyStart + picture * outHeight * outWidth * channelBytes;
    for (let row = 0; row < filterHeight; row++) {
      for (const { run, element, channelOffset } of work) {
        run(
          xPicture + row * pictures.rowBytes + element * 4,
          dyPicture + channelOffset,
          dwStart + (row * numElements + element) * channelBytes + channelOffset,
          outHeight,
          outWidth,
          info.strideWidth * inChannels * 4,
          info.strideHeight * pictures.rowBytes,
          channelBytes,
        );
      }
    }
  }
  pictures.dispose();
  return result;
}
