import { entryAt } from '@/core/checked.ts';
import { checkRows, logSumExpAt } from './rows.ts';

/**
 * Mean over the pictures of −log softmax(z)[y], in nats.
 *
 * @param logits [n · K], row by row
 * @param labels [n], each 0 … K − 1
 * @param numClasses K
 * @throws ShapeError when the lengths do not match or n is 0
 */
export function meanCrossEntropy(logits: Float32Array, labels: Uint8Array, numClasses: number): number {
  checkRows(logits, labels.length, numClasses);
  let sum = 0;
  for (let row = 0; row < labels.length; row++) {
    const offset = row * numClasses;
    sum += logSumExpAt(logits, offset, numClasses) - entryAt(logits, offset + entryAt(labels, row));
  }
  return sum / labels.length;
}
