import { ShapeError } from '@/core/errors.ts';
import { argmaxAt, checkRows } from './rows.ts';

/** Most classes whose indices fit the answers' array. */
const MAX_CLASSES = 256;

/**
 * The predicted class of every picture: the index of its largest logit, the first of equals.
 *
 * @param logits [n · K], row by row
 * @param numClasses K, at most 256
 * @returns [n], each 0 … K − 1
 * @throws ShapeError when the length is 0 or not a multiple of K
 */
export function predictionsOf(logits: Float32Array, numClasses: number): Uint8Array {
  if (numClasses > MAX_CLASSES) throw new ShapeError('classes', [numClasses], `at most ${MAX_CLASSES}`);
  const numRows = Math.floor(logits.length / numClasses);
  checkRows(logits, numRows, numClasses);
  return Uint8Array.from({ length: numRows }, (_, row) => argmaxAt(logits, row * numClasses, numClasses));
}

/** Whether no logit is NaN or infinite; those of a diverged network are, and have no meaningful argmax. */
export const areFinite = (logits: Float32Array): boolean => logits.every(Number.isFinite);
