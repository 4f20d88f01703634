import { describe, expect, it } from 'vitest';
import { median, stepsPerBlock, timingOf } from './timing.ts';

describe('the median', () => {
  it('is the middle number, or the mean of the two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 100])).toBe(3.5);
    expect(median([7])).toBe(7);
  });

  it('does not reorder its input, and needs at least one number', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('the timing of blocks', () => {
  it('is per step', () => {
    expect(timingOf([100, 140, 120], 10, 1)).toEqual({
      medianMs: 12,
      fastestMs: 10,
      slowestMs: 14,
      numBlocks: 3,
      stepsPerBlock: 10,
      scaledBy: 1,
    });
  });

  it('is for all passes, and says if it was scaled up', () => {
    expect(timingOf([40], 40, 40)).toMatchObject({ medianMs: 40, scaledBy: 1 });
    expect(timingOf([3_000, 2_000], 1, 40)).toMatchObject({ medianMs: 100_000, scaledBy: 40 });
  });
});

describe('the size of a block', () => {
  it('fits three blocks into the time, within its limits', () => {
    expect(stepsPerBlock(13, 6_000, 10)).toBe(10);
    expect(stepsPerBlock(400, 6_000, 10)).toBe(5);
    expect(stepsPerBlock(1_800, 700, 10)).toBe(1);
    expect(stepsPerBlock(0, 6_000, 40)).toBe(40);
  });
});
