import { describe, expect, it } from 'vitest';
import { defaultCorners, nearestPoint, withCorner } from './corners.ts';
import { sameClassNeighbours } from './neighbours.ts';
import { pairSample } from './pair-sample.ts';
import { planeScale, SIDE } from './plane-scale.ts';

describe('corners', () => {
  it('are two of one class and one of another at first', () => {
    expect(defaultCorners([7, 2, 1, 7])).toEqual([0, 3, 1]);
    expect(defaultCorners([7, 7, 7])).toEqual([0, 1, 2]);
  });

  it('stay three different pictures', () => {
    expect(withCorner([4, 5, 6], 1, 9)).toEqual([4, 9, 6]);
    expect(withCorner([4, 5, 6], 1, 6)).toEqual([4, 6, 5]);
    expect(withCorner([4, 5, 6], 1, 5)).toEqual([4, 5, 6]);
  });

  it('are found by the mark nearest to the pointer', () => {
    expect(nearestPoint([0, 0, 10, 0, 0, 10], [8, 3])).toBe(1);
    expect(nearestPoint([], [8, 3])).toBe(-1);
  });
});

describe('planeScale', () => {
  it('fits all planes into the square at one scale, with y upwards', () => {
    const { marksOf } = planeScale([Float32Array.of(-2, 0, 2, 0), Float32Array.of(0, 1, 0, -1)]);
    const [left = 0, middle = 0, right = 0] = marksOf(Float32Array.of(-2, 0, 2, 0));
    expect([left, middle, right]).toEqual([12, SIDE / 2, SIDE - 12]);
    const [, top = 0, , bottom = 0] = marksOf(Float32Array.of(0, 1, 0, -1));
    expect(top).toBeLessThan(bottom);
    expect(bottom - top).toBeCloseTo((right - left) / 2);
  });

  it('centres equal points', () => {
    expect(planeScale([new Float32Array(4)]).marksOf(new Float32Array(2))).toEqual([100, 100]);
  });
});

describe('pairSample', () => {
  it('draws the same different pairs every time', () => {
    const pairs = pairSample(100, 300);
    expect(new Set(pairs).size).toBe(300);
    expect(pairs.every((at) => Math.floor(at / 100) > at % 100)).toBe(true);
    expect(pairSample(100, 300)).toEqual(pairs);
  });

  it('draws all pairs if there are few', () => {
    expect([...pairSample(3, 300)].toSorted((one, other) => one - other)).toEqual([3, 6, 7]);
  });
});

describe('sameClassNeighbours', () => {
  it('is the share of pictures whose nearest neighbour is of their class', () => {
    // On a line at 0, 1, 3 and 3.5; the first two have different classes.
    const at = [0, 1, 3, 3.5];
    const distances = Float32Array.from(at.flatMap((from) => at.map((to) => Math.abs(from - to))));
    expect(sameClassNeighbours(distances, [0, 1, 2, 2])).toBe(0.5);
  });
});
