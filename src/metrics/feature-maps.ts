import { entryAt } from '@/core/checked.ts';
import { ShapeError } from '@/core/errors.ts';

/** Activations of a network at a convolution for one picture. */
export interface FeatureMap {
  /** [H, W, C] */
  readonly shape: readonly number[];
  /** Flat [H · W · C], channels last. */
  readonly values: ArrayLike<number>;
}

/**
 * Height, width and channels of a feature map.
 *
 * @throws ShapeError 'shape-mismatch' for anything but [H, W, C], or for another number of values
 */
export function mapSize({ shape, values }: FeatureMap): readonly [number, number, number] {
  const [height = 0, width = 0, channels = 0] = shape;
  if (shape.length !== 3 || values.length !== height * width * channels) {
    throw new ShapeError('feature map', shape, `[H, W, C] of ${values.length} values`);
  }
  return [height, width, channels];
}

/** One channel as a picture: flat [H · W]. */
export function channelOf(map: FeatureMap, channel: number): Float32Array {
  const [height, width, channels] = mapSize(map);
  return Float32Array.from({ length: height * width }, (_, place) =>
    entryAt(map.values, place * channels + channel),
  );
}

/** Smallest and largest of all values, for a scale that several pictures share. */
export function rangeOf(...pictures: readonly ArrayLike<number>[]): readonly [number, number] {
  let [smallest, largest] = [Infinity, -Infinity];
  for (const values of pictures) {
    for (const value of Array.from(values)) {
      if (value < smallest) smallest = value;
      if (value > largest) largest = value;
    }
  }
  return smallest <= largest ? [smallest, largest] : [0, 0];
}

/**
 * Cosine of the angle between two rows, −1..1: 1 if one is a positive multiple of the other.
 *
 * @returns null if one of them is all zeros and has no direction
 */
export function cosine(first: ArrayLike<number>, second: ArrayLike<number>): number | null {
  let [product, squares, otherSquares] = [0, 0, 0];
  for (let at = 0; at < first.length; at++) {
    const [value, other] = [entryAt(first, at), entryAt(second, at)];
    product += value * other;
    squares += value * value;
    otherSquares += other * other;
  }
  const length = Math.sqrt(squares) * Math.sqrt(otherSquares);
  return length > 0 ? Math.max(-1, Math.min(1, product / length)) : null;
}

/**
 * Mean squared difference over height, width and channels: the hint loss for one picture.
 *
 * @throws ShapeError 'shape-mismatch' for maps of different shapes
 */
export function meanSquaredError(student: FeatureMap, teacher: FeatureMap): number {
  if (mapSize(student).join() !== mapSize(teacher).join()) {
    throw new ShapeError('student', student.shape, `the teacher’s [${teacher.shape.join(', ')}]`);
  }
  let sum = 0;
  for (let at = 0; at < student.values.length; at++) {
    sum += (entryAt(student.values, at) - entryAt(teacher.values, at)) ** 2;
  }
  return sum / Math.max(1, student.values.length);
}

/**
 * Cosine similarity of two feature maps of the same shape, channel by channel.
 *
 * @returns [C] cosines; null for a channel that is all zeros in one of them
 */
export function channelSimilarities(student: FeatureMap, teacher: FeatureMap): readonly (number | null)[] {
  const [, , channels] = mapSize(teacher);
  return Array.from({ length: channels }, (_, channel) =>
    cosine(channelOf(student, channel), channelOf(teacher, channel)),
  );
}

/** Indices of all entries, largest first and nulls last; the sort is stable. */
export function fromLargest(values: readonly (number | null)[]): readonly number[] {
  const key = (place: number) => values[place] ?? -2;
  return values.map((_, place) => place).toSorted((first, second) => key(second) - key(first));
}
