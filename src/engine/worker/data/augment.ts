import { ShapeError } from '@/core/errors.ts';
import { valuesPerExample, type ImageInput } from '@/core/input-spec.ts';
import { randomStream } from '@/core/random.ts';

/** Maximum shift of a picture in each direction, pixels. */
export const maxShift = 2;

/** Rows down and columns to the right, each −maxShift … maxShift. */
export type Shift = readonly [number, number];

/**
 * The shifts of a batch's pictures.
 *
 * They depend only on seed, step and position in the batch, so that teacher, student and control see the same
 * pictures and a run can be repeated.
 */
export function shiftsAt(numPictures: number, seed: number, step: number): readonly Shift[] {
  // The number comes first: the purpose's hash mixes a character only through those after it.
  const random = randomStream(seed, `${step}/augmentation`);
  const shift = () => random.below(2 * maxShift + 1) - maxShift;
  return Array.from({ length: numPictures }, (): Shift => [shift(), shift()]);
}

/**
 * Shifts each picture by up to ±2 pixels in both directions and fills the rest with zeros.
 *
 * @param pixels [n, height, width, channels], in row-major order; not changed
 * @param input what one picture is
 * @param seed the run's seed
 * @param step the update that uses the batch
 * @returns [n, height, width, channels], a new array
 * @throws ShapeError 'shape-mismatch' for pixels that are not a whole number of pictures
 */
export function shiftPictures(
  pixels: Float32Array,
  input: ImageInput,
  seed: number,
  step: number,
): Float32Array {
  const { height, width, channels } = input;
  const size = valuesPerExample(input);
  if (pixels.length % size !== 0)
    throw new ShapeError('pixels', [pixels.length], `[n · ${height} · ${width} · ${channels}]`);
  const shifted = new Float32Array(pixels.length);
  for (const [index, [down, right]] of shiftsAt(pixels.length / size, seed, step).entries()) {
    const start = index * size;
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
