import { entryAt } from '@/core/checked.ts';
import { softmaxAt } from './softmax.ts';

/**
 * The mean distribution at a temperature over the pictures of each class: mean soft targets, class by class.
 *
 * @param logits flat [n · K]
 * @param labels [n], the true classes
 * @param temperature > 0
 * @returns [K][K], rows by true class, each adding up to 1; all zeros for a class without a picture
 */
export function meanDistributions(
  logits: Float32Array,
  labels: ArrayLike<number>,
  numClasses: number,
  temperature: number,
): readonly (readonly number[])[] {
  const sums = Array.from({ length: numClasses }, () => new Float64Array(numClasses));
  const counts = new Uint32Array(numClasses);
  for (let row = 0; row < labels.length; row++) {
    const label = entryAt(labels, row);
    const own = logits.subarray(row * numClasses, (row + 1) * numClasses);
    counts[label] = entryAt(counts, label) + 1;
    const sum = entryAt(sums, label);
    for (const [at, share] of softmaxAt([...own], temperature).entries()) sum[at] = entryAt(sum, at) + share;
  }
  return sums.map((sum, label) => [...sum].map((total) => total / Math.max(1, entryAt(counts, label))));
}
