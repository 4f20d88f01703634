import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withNoise } from './label-noise.ts';

const labels = Uint8Array.from({ length: 1_000 }, (_, index) => (index * 7) % 10);
const all = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const numWrong = (noisy: Uint8Array) => noisy.filter((label, place) => label !== labels[place]).length;

describe('withNoise', () => {
  it('makes exactly the requested share wrong', () => {
    const shares = fc.double({ min: 0, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(shares, fc.nat(999_999), (share, seed) => {
        expect(numWrong(withNoise(labels, share, all, seed))).toBe(Math.round(share * 1_000));
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it('uses every shown class and no hidden one', () => {
    const shown = all.filter((label) => label !== 3);
    const wrong = withNoise(labels, 0.5, shown, 1).filter((label, place) => label !== labels[place]);
    expect(new Set(wrong)).toEqual(new Set(shown));
  });

  it('repeats for the same seed, differs for another, and does not modify its input', () => {
    const before = labels.slice();
    expect(withNoise(labels, 0.4, all, 1)).toEqual(withNoise(labels, 0.4, all, 1));
    expect(withNoise(labels, 0.4, all, 1)).not.toEqual(withNoise(labels, 0.4, all, 2));
    expect(labels).toEqual(before);
  });
});
