import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lossTicks, stepTicks, ticksAround, ticksWithin } from './ticks.ts';

describe('ticksWithin', () => {
  it.each([
    [0.5, 1, [0.5, 0.6, 0.7, 0.8, 0.9, 1]],
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0.7, 1, [0.7, 0.8, 0.9, 1]],
    [-0.1, 0.1, [-0.1, -0.05, 0, 0.05, 0.1]],
    [-0.05, 0.08, [-0.05, 0, 0.05]],
    [-0.02, 0.12, [0, 0.05, 0.1]],
    [0.3, 1, [0.4, 0.6, 0.8, 1]],
  ])('has the densest round ticks from %d to %d', (low, high, ticks) => {
    expect(ticksWithin(low, high)).toEqual(ticks);
  });
});

describe('ticksAround', () => {
  it('has at least the two ends of a range that begins just below a tick', () => {
    const ticks = ticksAround(-1e-6, 0.2001, 3);
    expect(ticks).toEqual([-0.5, 0, 0.5]);
  });

  it('holds the range between its ends, with few ticks', () => {
    // Differences of accuracies and losses; d3 has no ticks for ends as small as 1e-308.
    const millionths = (min: number, max: number) =>
      fc.integer({ min: min * 1e6, max: max * 1e6 }).map((value) => value / 1e6);
    const ends = fc.tuple(millionths(-1, 1), millionths(0.001, 2));
    fc.assert(
      fc.property(ends, fc.integer({ min: 4, max: 9 }), ([low, size], max) => {
        const ticks = ticksAround(low, low + size, max);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThanOrEqual(max);
        expect(ticks[0]).toBeLessThanOrEqual(low);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(low + size);
      }),
    );
  });
});

describe('stepTicks', () => {
  it.each([
    [500, [0, 100, 200, 300, 400, 500]],
    [1000, [0, 200, 400, 600, 800, 1000]],
    [1, [0, 1]],
    [10, [0, 2, 4, 6, 8, 10]],
    [3, [0, 1, 2, 3]],
    [1100, [0, 200, 400, 600, 800, 1100]],
  ])('divides %d steps into round parts', (maxStep, ticks) => {
    expect(stepTicks(maxStep)).toEqual(ticks);
  });

  it('starts at 0, ends at the end, and has at most seven ticks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (maxStep) => {
        const ticks = stepTicks(maxStep);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBe(maxStep);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.every((tick, index) => index === 0 || tick > (ticks[index - 1] ?? 0))).toBe(true);
      }),
    );
  });
});

describe('lossTicks', () => {
  it.each([
    [2.31, [0, 0.5, 1, 1.5, 2, 2.5]],
    [5, [0, 1, 2, 3, 4, 5]],
    [0.04, [0, 0.01, 0.02, 0.03, 0.04]],
  ])('reaches above %d in round parts', (largest, ticks) => {
    expect(lossTicks(largest)).toEqual(ticks);
  });

  it('has an axis for a loss of 0', () => {
    expect(lossTicks(0).length).toBeGreaterThan(1);
  });
});
