import { describe, expect, it } from 'vitest';
import { barShare, probabilityText } from './probability.ts';

describe('barShare', () => {
  it('is the probability itself on a linear axis', () => {
    expect(barShare(0.85, 'linear')).toBe(0.85);
  });

  it('gives each power of ten the same length on a log axis, and nothing below 10⁻⁶', () => {
    const shares = [1, 0.1, 0.01, 1e-3, 1e-6, 1e-9, 0].map((probability) => barShare(probability, 'log'));
    const expected = [1, 5 / 6, 4 / 6, 3 / 6, 0, 0, 0];
    expect(shares).toEqual(expected.map((share) => expect.closeTo(share, 12)));
  });
});

describe('probabilityText', () => {
  it.each([
    [0, '0.000'],
    [0.85, '0.850'],
    [0.0005, '0.001'],
    [0.000_31, '3e-4'],
    [2.6e-9, '3e-9'],
    [0.9994, '0.999'],
    [0.999_72, '0.99972'],
    [1 - 1e-9, '0.99999'],
    [1, '1.000'],
  ])('writes %d as %s', (probability, text) => {
    expect(probabilityText(probability)).toBe(text);
  });
});
