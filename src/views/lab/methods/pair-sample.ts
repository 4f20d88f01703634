import { entryAt } from '@/core/checked.ts';
import { randomStream, shuffledIndices } from '@/core/random.ts';

/**
 * A fixed sample of all pairs, so that changes come from training and not from the sample.
 *
 * @returns indices into a flat [N · N] of N (N − 1) / 2 pairs, at most `count`
 */
export function pairSample(numRows: number, count: number): readonly number[] {
  const pairs: number[] = [];
  for (let first = 1; first < numRows; first++) {
    for (let second = 0; second < first; second++) pairs.push(first * numRows + second);
  }
  const order = shuffledIndices(pairs.length, randomStream(0, 'drawn pairs'));
  return [...order.subarray(0, count)].map((at) => entryAt(pairs, at));
}
