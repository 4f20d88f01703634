import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexAfterKey, nearestIndex } from './curve-reading.ts';

const stepsOf = fc
  .uniqueArray(fc.nat(10_000), { minLength: 1, maxLength: 80 })
  .map((steps) => steps.toSorted((a, b) => a - b));

describe('the cursor of a chart', () => {
  it('is at the step nearest to the pointer', () => {
    fc.assert(
      fc.property(stepsOf, fc.double({ min: -100, max: 11_000, noNaN: true }), (steps, at) => {
        const found = steps[nearestIndex(steps, at)] ?? NaN;
        for (const step of steps) expect(Math.abs(found - at)).toBeLessThanOrEqual(Math.abs(step - at));
      }),
    );
    expect(nearestIndex([], 3)).toBe(-1);
  });

  it('stays inside the curve for any keys, and reaches every point', () => {
    const keys = fc.array(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), keys, (count, pressed) => {
        let index = count - 1;
        for (const key of pressed) {
          index = indexAfterKey(key, index, count) ?? -1;
          expect(index).toBeGreaterThanOrEqual(0);
          expect(index).toBeLessThan(count);
        }
        index = 0;
        for (let each = 1; each < count; each++) {
          index = indexAfterKey('ArrowRight', index, count) ?? -1;
          expect(index).toBe(each);
        }
      }),
    );
    expect(indexAfterKey('PageDown', 3, 10)).toBeNull();
  });
});
