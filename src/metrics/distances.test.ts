import { describe, expect, it } from 'vitest';
import { distancesOfPairs, relativeDistances } from './distances.ts';

describe('relativeDistances', () => {
  it('gives Euclidean distances over the mean of different rows', () => {
    // 3, 4 and 5 apart: the mean is 4.
    const distances = relativeDistances(Float32Array.of(0, 0, 3, 0, 3, 4), 3);
    expect([...distances]).toEqual([0, 0.75, 1.25, 0.75, 0, 1, 1.25, 1, 0]);
  });

  it('is invariant to scale', () => {
    const rows = Float32Array.of(1, 5, 2, 8, 0, 3, 4, 4);
    const scaled = relativeDistances(
      rows.map((value) => 1000 * value),
      4,
    );
    for (const [at, distance] of relativeDistances(rows, 4).entries()) {
      expect(scaled[at]).toBeCloseTo(distance, 5);
    }
  });

  it('is all zeros if all rows are equal', () => {
    expect([...relativeDistances(new Float32Array(6).fill(0.1), 3)]).toEqual(
      Array.from({ length: 9 }, () => 0),
    );
  });
});

describe('distancesOfPairs', () => {
  it('has every pair once, and no row with itself', () => {
    expect(distancesOfPairs(Float32Array.of(0, 1, 2, 1, 0, 3, 2, 3, 0), 3)).toEqual([1, 2, 3]);
  });
});
