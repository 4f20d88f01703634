import { describe, expect, it } from 'vitest';
import { meanDistributions } from './mean-distributions.ts';

/** Logits of given probabilities. */
const logitsOf = (...rows: number[][]) => Float32Array.from(rows.flat(), (share) => Math.log(share));

describe('the mean distribution of each class', () => {
  const logits = logitsOf([0.5, 0.25, 0.25], [0.1, 0.8, 0.1], [0.7, 0.05, 0.25]);

  it('is the mean over the pictures of the class, row by row', () => {
    const [first, second, third] = meanDistributions(logits, [0, 1, 0], 3, 1);
    expect(first).toEqual([expect.closeTo(0.6, 6), expect.closeTo(0.15, 6), expect.closeTo(0.25, 6)]);
    expect(second).toEqual([expect.closeTo(0.1, 6), expect.closeTo(0.8, 6), expect.closeTo(0.1, 6)]);
    expect(third).toEqual([0, 0, 0]);
  });

  it('is softened by the temperature', () => {
    // Squares of the shares at T = ½: ¼ and twice 1/16, over their sum of ⅜.
    const [row] = meanDistributions(logits.subarray(0, 3), [0], 3, 0.5);
    expect(row).toEqual([expect.closeTo(2 / 3, 6), expect.closeTo(1 / 6, 6), expect.closeTo(1 / 6, 6)]);
  });
});
