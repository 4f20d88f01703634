import { ShapeError } from '@/core/errors.ts';
import { randomStream } from '@/core/random.ts';
import { pixelsPerPicture, type DatasetSpec } from '@/datasets/dataset-spec.ts';

/** Farthest that a picture is moved, pixels, in each direction. */
export const maxShift = 2;

/**
 * The same pictures, each moved by up to ±2 pixels in both directions, with zeros where nothing was.
 *
 * How a picture moves depends on seed, step and its position in the batch alone, so that teacher, student and
 * control see the same pictures and a run can be repeated.
 *
 * @param pixels [n, height, width, channels], row by row; not changed
 * @param shape of one picture
 * @param seed the run's seed
 * @param step the update that the batch is for
 * @returns [n, height, width, channels], a new array
 * @throws ShapeError 'shape-mismatch' for pixels that are not whole pictures
 */
export function shiftPictures(
  pixels: Float32Array,
  shape: DatasetSpec['shape'],
  seed: number,
  step: number,
): Float32Array {
  const { height, width, channels } = shape;
  const size = pixelsPerPicture(shape);
  if (pixels.length % size !== 0)
    throw new ShapeError('pixels', [pixels.length], `[n · ${height} · ${width} · ${channels}]`);
  // The number stands in front: the purpose's hash mixes a character only through those behind it.
  const random = randomStream(seed, `${step}/augmentation`);
  const shift = () => random.below(2 * maxShift + 1) - maxShift;
  const shifted = new Float32Array(pixels.length);
  for (let start = 0; start < pixels.length; start += size) {
    const down = shift();
    const right = shift();
    const numColumns = width - Math.abs(right);
    if (numColumns <= 0) continue;
    const firstColumn = Math.max(0, -right);
    for (let row = Math.max(0, -down); row < Math.min(height, height - down); row++) {
      const from = start + (row * width + firstColumn) * channels;
      const target = from + (down * width + right) * channels;
      shifted.set(pixels.subarray(from, from + numColumns * channels), target);
    }
  }
  return shifted;
}
