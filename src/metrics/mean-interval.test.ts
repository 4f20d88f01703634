import { describe, expect, it } from 'vitest';
import { criticalT, meanInterval } from './mean-interval.ts';

describe('the 95 % interval of a mean', () => {
  // Printed tables of the t distribution, two-sided 0.05.
  it.each([
    [1, 12.7062047364],
    [2, 4.3026527299],
    [3, 3.1824463053],
    [4, 2.7764451052],
    [9, 2.2621571628],
    [10, 2.228138852],
    [29, 2.0452296421],
    [30, 2.0422724563],
    [120, 1.9799304051],
    [1_000, 1.9623390808],
  ])('takes t from the table: %i degrees of freedom', (degrees, t) => {
    expect(criticalT(degrees)).toBeCloseTo(t, 8);
  });

  it('matches a worked example', () => {
    const { mean, interval, count } = meanInterval([1, 2, 3, 4, 5]);
    expect([count, mean]).toEqual([5, 3]);
    // 3 ± 2.7764 · 1.5811 / √5
    expect(interval?.[0]).toBeCloseTo(1.0368, 4);
    expect(interval?.[1]).toBeCloseTo(4.9632, 4);
  });

  it('is a point if all values are equal, and null for a single one', () => {
    expect(meanInterval([0.5, 0.5, 0.5]).interval).toEqual([0.5, 0.5]);
    expect(meanInterval([0.5]).interval).toBeNull();
    expect(() => meanInterval([])).toThrow(RangeError);
  });
});
