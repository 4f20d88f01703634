import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dotAxis, stackDots } from './dot-stack.ts';

const shares = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 });

describe('stacked dots', () => {
  it('never overlap, and are above their values', () => {
    fc.assert(
      fc.property(shares, fc.double({ min: 0.001, max: 0.5, noNaN: true }), (values, diameter) => {
        const dots = stackDots(values, diameter);
        expect(dots.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual([...values.keys()]);
        for (const dot of dots) {
          expect(dot.x).toBe(values[dot.index]);
          const near = dots.filter(({ level, index }) => level === dot.level && index !== dot.index);
          for (const other of near) expect(Math.abs(other.x - dot.x)).toBeGreaterThanOrEqual(diameter);
        }
      }),
    );
  });

  it('stay low', () => {
    expect(stackDots([1, 1, 2, 1.5], 1).map(({ level }) => level)).toEqual([0, 1, 2, 0]);
  });
});

describe('the axis of stacked dots', () => {
  it('contains every value between few ticks', () => {
    fc.assert(
      fc.property(shares, (values) => {
        const { low, high, ticks } = dotAxis(values);
        expect(low).toBeLessThanOrEqual(Math.min(...values));
        expect(high).toBeGreaterThanOrEqual(Math.max(...values));
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(high).toBeGreaterThan(low);
      }),
    );
  });
});
