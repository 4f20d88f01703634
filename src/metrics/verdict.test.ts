import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedDifference } from './paired-difference.ts';
import { MIN_SEEDS, seedsNeeded, verdictOf, verdictOn } from './verdict.ts';

const points = (values: readonly number[]) => values.map((value) => value / 100);

describe('the verdict', () => {
  it.each([
    ['one seed', [9], 'too-close', null],
    ['four seeds, however clear', [9, 9.1, 9.2, 9.3], 'too-close', 5],
    ['five clear seeds', [9, 9.1, 9.2, 9.3, 9.4], 'ahead', 5],
    ['five clear seeds below 0', [-9, -9.1, -9.2, -9.3, -9.4], 'behind', 5],
    ['five equal differences', [2, 2, 2, 2, 2], 'ahead', 5],
    ['an interval that contains 0', [3, -1, 2, -2, 1], 'too-close', 96],
    ['five times no difference', [0, 0, 0, 0, 0], 'too-close', Infinity],
    ['a mean of 0', [1, -1, 2, -2, 0], 'too-close', Infinity],
  ] as const)('of %s', (_, values, kind, needed) => {
    expect(verdictOn(points(values))).toEqual({ kind, numSeeds: values.length, seedsNeeded: needed });
  });

  // Paired t-test, two-sided 5 %, power 80 %, as G*Power 3.1 and Cohen's tables give it.
  it.each([
    [0.2, 199],
    [0.5, 34],
    [0.8, 15],
    [1, 10],
  ])('estimates the seeds for an effect of %f: %i', (effect, count) => {
    expect(seedsNeeded({ mean: effect, deviation: 1 })).toBe(count);
    expect(seedsNeeded({ mean: -effect, deviation: 1 })).toBe(count);
  });

  it('never needs fewer than five seeds, nor fewer than an unclear result already has', () => {
    const values = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(values, (differences) => {
        const { kind, seedsNeeded: needed } = verdictOn(differences);
        const isUnclear = kind === 'too-close' && differences.length >= MIN_SEEDS;
        expect(needed).toBeGreaterThanOrEqual(isUnclear ? differences.length + 1 : MIN_SEEDS);
      }),
    );
  });

  it('names a winner only where the interval excludes 0 and there are five seeds', () => {
    const values = fc.array(fc.integer({ min: -20, max: 60 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(values, (differences) => {
        const difference = pairedDifference(differences);
        const { kind } = verdictOf(difference);
        const [low, high] = difference.interval ?? [-1, 1];
        const isClear = differences.length >= 5 && (low > 0 || high < 0);
        expect(kind).toBe(isClear ? (difference.mean > 0 ? 'ahead' : 'behind') : 'too-close');
        // The other order of the pair reverses it.
        const reversed = { ahead: 'behind', behind: 'ahead', 'too-close': 'too-close' } as const;
        expect(verdictOn(differences.map((each) => -each)).kind).toBe(reversed[kind]);
      }),
    );
  });
});
