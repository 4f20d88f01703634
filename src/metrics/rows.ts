import { entryAt } from '@/core/checked.ts';
import { ShapeError } from '@/core/errors.ts';

/**
 * Checks that flat logits are n rows of K numbers, n > 0.
 *
 * A measure of no pictures is undefined, and a short array would silently give a wrong value: both throw.
 *
 * @param logits [n · K], row by row
 * @param numRows n, the expected number of rows
 * @param numClasses K
 * @throws ShapeError when the length is not n · K or n is 0
 */
export function checkRows(logits: ArrayLike<number>, numRows: number, numClasses: number): void {
  if (numRows === 0 || logits.length !== numRows * numClasses) {
    throw new ShapeError('logits', [logits.length], `[${numRows} · ${numClasses}] with at least one row`);
  }
}

/** Argmax of the K numbers from `offset` on; the first of equals. */
export function argmaxAt(values: ArrayLike<number>, offset: number, numClasses: number): number {
  let best = 0;
  let bestValue = entryAt(values, offset);
  for (let index = 1; index < numClasses; index++) {
    const value = entryAt(values, offset + index);
    if (value > bestValue) {
      best = index;
      bestValue = value;
    }
  }
  return best;
}

/**
 * log Σ exp of the K logits from `offset` on, in nats; finite for every finite logit.
 *
 * The largest logit is subtracted first, so that no exponent is above 0.
 */
export function logSumExpAt(logits: ArrayLike<number>, offset: number, numClasses: number): number {
  const largest = entryAt(logits, offset + argmaxAt(logits, offset, numClasses));
  let sum = 0;
  for (let index = 0; index < numClasses; index++) sum += Math.exp(entryAt(logits, offset + index) - largest);
  return largest + Math.log(sum);
}
