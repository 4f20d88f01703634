import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyTicks, lossTicks, smoothed, spreadApart, stepTicks } from './curve-shapes.ts';

const at = (step: number, student: number, control: number) => ({ step, student, control });

describe('accuracyTicks', () => {
  const quarters = [0, 0.25, 0.5, 0.75, 1];

  it('shows the full range during the climb', () => {
    expect(accuracyTicks([], 500)).toEqual(quarters);
    expect(accuracyTicks([at(0, 0.1, 0.1), at(100, 0.6, 0.7)], 500)).toEqual(quarters);
  });

  it.each([
    [0.15, quarters],
    [0.35, [0.2, 0.4, 0.6, 0.8, 1]],
    [0.59, [0.5, 0.6, 0.7, 0.8, 0.9, 1]],
    [0.79, [0.7, 0.8, 0.9, 1]],
    [0.8, [0.8, 0.85, 0.9, 0.95, 1]],
    [0.98, [0.8, 0.85, 0.9, 0.95, 1]],
  ])('then starts below the lowest point, %d', (lowest, ticks) => {
    expect(accuracyTicks([at(0, 0.1, 0.1), at(125, 0.99, lowest), at(500, 1, 1)], 500)).toEqual(ticks);
  });
});

describe('stepTicks', () => {
  it.each([
    [500, [0, 100, 200, 300, 400, 500]],
    [1000, [0, 200, 400, 600, 800, 1000]],
    [1, [0, 1]],
    [10, [0, 2, 4, 6, 8, 10]],
    [1100, [0, 250, 500, 750, 1100]],
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

describe('smoothed', () => {
  it('starts with the first value and leaves a constant unchanged', () => {
    const [first, , last] = smoothed([at(1, 2, 4), at(2, 2, 4), at(3, 2, 4)]);
    expect(first).toMatchObject({ studentMean: 2, controlMean: 4 });
    expect(last?.studentMean).toBeCloseTo(2, 12);
  });

  it('weights the past by the given factor', () => {
    const [, second] = smoothed([at(1, 1, 0), at(2, 0, 0)], 0.5);
    expect(second?.studentMean).toBeCloseTo(1 / 3, 12);
  });
});

describe('spreadApart', () => {
  it('leaves distant labels in place', () => {
    expect(spreadApart([10, 60, 30], 12, 100)).toEqual([10, 60, 30]);
  });

  it('moves neighbours apart in order, and not below the bottom', () => {
    expect(spreadApart([50, 52], 12, 100)).toEqual([40, 52]);
    expect(spreadApart([99, 98, 104], 12, 100)).toEqual([88, 76, 100]);
  });

  it('keeps the distance and the order of any three', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }), (heights) => {
        const [top = 0, middle = 0, bottom = 0] = spreadApart(heights, 12, 100).toSorted((a, b) => a - b);
        expect(Math.min(middle - top, bottom - middle)).toBeGreaterThanOrEqual(12);
      }),
    );
  });
});
