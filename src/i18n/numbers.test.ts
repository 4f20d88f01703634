import { describe, expect, it } from 'vitest';
import { numbersOf } from './numbers.ts';

describe.each(['en', 'ko'])('numbersOf(%s)', (language) => {
  const numbers = numbersOf(language);

  it('writes shares, counts and temperatures', () => {
    expect(numbers.percent(0.9457)).toBe('94.6%');
    expect(numbers.whole(206_922)).toBe('206,922');
    expect([0.5, 1, 2.5491, 20].map(numbers.temperature)).toEqual(['0.5', '1', '2.55', '20']);
  });

  it.each([
    [0.0561, '+5.6'],
    [-0.0561, '−5.6'],
    [0, '0.0'],
    [0.0002, '0.0'],
    [-0.0002, '0.0'],
  ])('writes a difference of %d as %s points', (difference, text) => {
    expect(numbers.signedPoints(difference)).toBe(text);
  });

  it('is created once', () => {
    expect(numbersOf(language)).toBe(numbers);
  });
});
