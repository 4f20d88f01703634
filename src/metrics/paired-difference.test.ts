import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedDifference } from './paired-difference.ts';

/** Extra sleep of ten patients: Student 1908, The Probable Error of a Mean; R's `sleep`. */
const student1908 = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];

const numbers = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 3, maxLength: 40 });

describe('a paired difference', () => {
  it("matches Student's sleep data: t.test(…, paired = TRUE) in R", () => {
    const { mean, interval, deviation, count } = pairedDifference(student1908);
    expect([count, mean]).toEqual([10, expect.closeTo(1.58, 10)]);
    expect(deviation).toBeCloseTo(1.229995, 6);
    expect(interval?.[0]).toBeCloseTo(0.7001142, 6);
    expect(interval?.[1]).toBeCloseTo(2.4598858, 6);
  });

  it('has an effect size with the correction for few pairs', () => {
    // d = 1.58 / 1.229995 = 1.28456, times 1 − 3 / 35.
    expect(pairedDifference(student1908).effectSize).toBeCloseTo(1.17445, 5);
  });

  it('counts the pairs above 0, not those at 0', () => {
    expect(pairedDifference(student1908)).toMatchObject({ numAhead: 9, aheadRatio: 0.9 });
    expect(pairedDifference([0, 0])).toMatchObject({ numAhead: 0, aheadRatio: 0 });
  });

  it('has no spread for one pair, and no effect size without spread', () => {
    expect(pairedDifference([0.5])).toMatchObject({ interval: null, deviation: null, effectSize: null });
    expect(pairedDifference([0.5, 0.5, 0.5])).toMatchObject({ deviation: 0, effectSize: null });
    expect(pairedDifference([0.4, 0.5]).effectSize).toBeNull();
    expect(() => pairedDifference([])).toThrow(RangeError);
  });

  it('changes its sign with the pairs, and keeps its effect size in another unit', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const one = pairedDifference(values);
        const swapped = pairedDifference(values.map((value) => -value));
        const scaled = pairedDifference(values.map((value) => value * 4));
        expect(swapped.mean).toBeCloseTo(-one.mean, 9);
        expect(swapped.interval?.[0]).toBeCloseTo(-(one.interval?.[1] ?? 0), 9);
        expect(scaled.effectSize ?? 0).toBeCloseTo(one.effectSize ?? 0, 9);
        expect(one.interval?.[0]).toBeLessThanOrEqual(one.mean + 1e-9);
      }),
    );
  });
});
