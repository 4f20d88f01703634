import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fineStep, nudged, shareOf, valueAt, type SliderScale } from './slider-scale.ts';

const temperature: SliderScale = { minimum: 0.5, maximum: 20, scale: 'log', finest: 0.01 };
const alpha: SliderScale = { minimum: 0, maximum: 1, scale: 'linear', finest: 0.01 };
const unlabelled: SliderScale = { minimum: 0, maximum: 9_700, scale: 'log-from-zero', finest: 1 };
const bias: SliderScale = { minimum: -10, maximum: 10, scale: 'linear', finest: 0.1, step: 0.1 };
const labelled: SliderScale = { minimum: 10, maximum: 10_000, scale: 'log', finest: 1 };

describe('the scale of a slider', () => {
  it('gives equal ratios equal lengths on a log scale', () => {
    expect(shareOf(2, temperature) - shareOf(1, temperature)).toBeCloseTo(
      shareOf(16, temperature) - shareOf(8, temperature),
      12,
    );
    expect([shareOf(0.5, temperature), shareOf(20, temperature), shareOf(0.5, alpha)]).toEqual([0, 1, 0.5]);
  });

  it('finds round values in range near the pointer', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(temperature, alpha, labelled, unlabelled),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (scale, share) => {
          const value = valueAt(share, scale, [], 0);
          expect(value).toBeGreaterThanOrEqual(scale.minimum);
          expect(value).toBeLessThanOrEqual(scale.maximum);
          expect(Math.abs(shareOf(value, scale) - share)).toBeLessThan(0.02);
          expect(String(value).replace(/^0\./, '').length).toBeLessThanOrEqual(5);
        },
      ),
    );
  });

  it('can start at zero, and is logarithmic from there', () => {
    expect([shareOf(0, unlabelled), shareOf(9_700, unlabelled)]).toEqual([0, 1]);
    expect(valueAt(0, unlabelled, [], 0)).toBe(0);
    expect(shareOf(1_000, unlabelled)).toBeGreaterThan(0.4);
    expect(nudged(0, 1, unlabelled)).toBe(5);
  });

  it('is attracted by stops', () => {
    expect(valueAt(shareOf(4, temperature) + 0.01, temperature, [4], 0.02)).toBe(4);
    expect(valueAt(shareOf(4, temperature) + 0.03, temperature, [4], 0.02)).not.toBe(4);
  });

  it('takes steps of 1, 2 or 5', () => {
    expect([1, 4, 10, 20].map((value) => fineStep(value, temperature))).toEqual([0.05, 0.2, 0.5, 1]);
    expect(fineStep(300, labelled)).toBe(10);
    expect(fineStep(0.3, alpha)).toBe(0.01);
    expect(nudged(3.5, 1, bias)).toBe(3.6);
  });

  it('moves at every key press and never leaves the range', () => {
    const inside = fc
      .constantFrom(temperature, alpha, labelled, unlabelled, bias)
      .chain((scale) =>
        fc
          .double({ min: 0.001, max: 0.999, noNaN: true })
          .map((share) => ({ scale, value: valueAt(share, scale, [], 0) })),
      );
    fc.assert(
      fc.property(inside, ({ scale, value }) => {
        expect(nudged(value, 1, scale) > value || value === scale.maximum).toBe(true);
        expect(nudged(value, -1, scale) < value || value === scale.minimum).toBe(true);
      }),
    );
    expect(nudged(20, 1, temperature)).toBe(20);
    expect(nudged(0, -1, alpha)).toBe(0);
    expect(nudged(4, 1, temperature)).toBe(4.2);
    expect(nudged(4.2, -1, temperature)).toBe(4);
  });
});
