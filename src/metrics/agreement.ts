import { argmaxAt, checkRows } from './rows.ts';

/**
 * Share of pictures for which two networks predict the same class, right or wrong, 0..1.
 *
 * @param logitsA [n · K], row by row
 * @param logitsB [n · K], the same pictures in the same order
 * @param numClasses K
 * @throws ShapeError when the lengths differ, are not multiples of K, or are 0
 */
export function agreement(logitsA: Float32Array, logitsB: Float32Array, numClasses: number): number {
  const numRows = Math.floor(logitsA.length / numClasses);
  checkRows(logitsA, numRows, numClasses);
  checkRows(logitsB, numRows, numClasses);
  let numSame = 0;
  for (let offset = 0; offset < logitsA.length; offset += numClasses) {
    if (argmaxAt(logitsA, offset, numClasses) === argmaxAt(logitsB, offset, numClasses)) numSame++;
  }
  return numSame / numRows;
}
