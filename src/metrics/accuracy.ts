import { argmaxAt, checkRows } from './rows.ts';

/**
 * Share of pictures whose largest logit is that of their label, 0..1.
 *
 * @param logits [n · K], row by row
 * @param labels [n], each 0 … K − 1
 * @param numClasses K
 * @throws ShapeError when the lengths do not match or n is 0
 */
export function accuracy(logits: Float32Array, labels: Uint8Array, numClasses: number): number {
  checkRows(logits, labels.length, numClasses);
  let numRight = 0;
  for (let row = 0; row < labels.length; row++) {
    if (argmaxAt(logits, row * numClasses, numClasses) === labels[row]) numRight++;
  }
  return numRight / labels.length;
}
