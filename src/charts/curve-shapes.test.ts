import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyTicks, smoothed, spreadApart } from './curve-shapes.ts';

const at = (step: number, student: number, control: number) => ({ step, student, control });

describe('accuracyTicks', () => {
  const whole = [0, 0.2, 0.4, 0.6, 0.8, 1];

  it('shows the full range during the climb', () => {
    expect(accuracyTicks([], 500)).toEqual(whole);
    expect(accuracyTicks([at(0, 0.1, 0.1), at(100, 0.6, 0.7)], 500)).toEqual(whole);
  });

  it.each([
    [0.15, whole],
    [0.35, [0.2, 0.4, 0.6, 0.8, 1]],
    [0.59, [0.5, 0.6, 0.7, 0.8, 0.9, 1]],
    [0.79, [0.7, 0.8, 0.9, 1]],
    [0.8, [0.8, 0.85, 0.9, 0.95, 1]],
    [0.98, [0.8, 0.85, 0.9, 0.95, 1]],
  ])('then starts below the lowest point, %d', (lowest, ticks) => {
    expect(accuracyTicks([at(0, 0.1, 0.1), at(125, 0.99, lowest), at(500, 1, 1)], 500)).toEqual(ticks);
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
    expect(spreadApart([10, 60, 30], 12, 100, 0)).toEqual([10, 60, 30]);
  });

  it('moves neighbours apart in order, and not below the bottom', () => {
    expect(spreadApart([50, 52], 12, 100, 0)).toEqual([40, 52]);
    expect(spreadApart([99, 98, 104], 12, 100, 0)).toEqual([88, 76, 100]);
  });

  it('keeps any number between top and bottom, at least as far apart as there is room for', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 300 }), { minLength: 1, maxLength: 40 }), (heights) => {
        const placed = spreadApart(heights, 12, 240, 20).toSorted((a, b) => a - b);
        expect(placed[0]).toBeGreaterThanOrEqual(20 - 1e-9);
        expect(placed.at(-1)).toBeLessThanOrEqual(240 + 1e-9);
        const room = Math.min(12, 220 / Math.max(1, heights.length - 1));
        for (const [index, place] of placed.slice(1).entries())
          expect(place - (placed[index] ?? 0)).toBeGreaterThanOrEqual(room - 1e-9);
      }),
    );
  });

  it('keeps the distance and the order of any three', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }), (heights) => {
        const [top = 0, middle = 0, bottom = 0] = spreadApart(heights, 12, 100, 0).toSorted((a, b) => a - b);
        expect(Math.min(middle - top, bottom - middle)).toBeGreaterThanOrEqual(12);
      }),
    );
  });
});
