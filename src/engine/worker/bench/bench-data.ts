import { randomStream } from '@/core/random.ts';
import type { ImageInput } from '@/core/input-spec.ts';

/** The shape of the app's pictures; their contents do not affect the times. */
export const PICTURE: ImageInput = { kind: 'image', height: 28, width: 28, channels: 1 };
export const NUM_CLASSES = 10;

/** One batch of random pictures, labels and teacher's answers. */
export interface BenchBatch {
  /** Flat [B, H, W, C]: about half of the pixels are 0, as in the data sets. */
  readonly pixels: Float32Array;
  readonly labels: Uint32Array;
  /** Flat [B, K]. */
  readonly teacherLogits: Float32Array;
}

const SEED = 1;

/** Flat pixels of some pictures, the same on every machine. */
export function randomPixels(numPictures: number, purpose: string): Float32Array {
  const random = randomStream(SEED, purpose);
  const length = numPictures * PICTURE.height * PICTURE.width * PICTURE.channels;
  return Float32Array.from({ length }, () => Math.max(0, random.next() * 2 - 1));
}

/** Several batches, so that no path benefits from one that is still in place. */
export function randomBatches(batch: number, count: number): readonly BenchBatch[] {
  const random = randomStream(SEED, 'answers');
  return Array.from({ length: count }, (_, index) => ({
    pixels: randomPixels(batch, `batch/${index}`),
    labels: Uint32Array.from({ length: batch }, () => random.below(NUM_CLASSES)),
    teacherLogits: Float32Array.from({ length: batch * NUM_CLASSES }, () => random.next() * 12),
  }));
}
