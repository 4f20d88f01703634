import { ShapeError } from '@/core/errors.ts';
import { randomStream } from '@/core/random.ts';

/** Farthest that a picture is moved, pixels, in each direction. */
export const maxShift = 2;

/**
 * The same pictures, each moved by up to ±2 pixels in both directions, with zeros where nothing was.
 *
 * How a picture moves depends on seed, step and its position in the batch alone, so that teacher, student and
 * control see the same pictures and a run can be repeated.
 *
 * @param pixels [n, height, width], row by row; not changed
 * @param shape of one picture, pixels
 * @param seed the run's seed
 * @param step the update that the batch is for
 * @returns [n, height, width], a new array
 * @throws ShapeError 'shape-mismatch' for pixels that are not whole pictures
 */
export function shiftPictures(
  pixels: Float32Array,
  { height, width }: { readonly height: number; readonly width: number },
  seed: number,
  step: number,
): Float32Array {
  const size = height * width;
  if (pixels.length % size !== 0)
    throw new ShapeError('pixels', [pixels.length], `[n · ${height} · ${width}]`);
  // The number stands in front: the purpose's hash mixes a character only through those behind it.
  const random = randomStream(seed, `${step}/augmentation`);
  const shift = () => random.below(2 * maxShift + 1) - maxShift;
  const shifted = new Float32Array(pixels.length);
  for (let start = 0; start < pixels.length; start += size) {
    const down = shift();
    const right = shift();
    const firstColumn = Math.max(0, -right);
    const endColumn = Math.max(firstColumn, Math.min(width, width - right));
    for (let row = Math.max(0, -down); row < Math.min(height, height - down); row++) {
      const from = start + row * width;
      const target = from + down * width + right;
      shifted.set(pixels.subarray(from + firstColumn, from + endColumn), target + firstColumn);
    }
  }
  return shifted;
}
