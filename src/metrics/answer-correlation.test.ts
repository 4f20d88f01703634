import { describe, expect, it } from 'vitest';
import { answerCorrelation, scaledAnswers } from './answer-correlation.ts';

const logits = Float32Array.of(1, 3, 5, 4, 0, 2);

describe('scaledAnswers', () => {
  it('subtracts the mean of every row, and divides by its standard deviation if asked to', () => {
    expect([...scaledAnswers(logits, 3, 'centred', 1)]).toEqual([-2, 0, 2, 2, -2, 0]);
    expect([...scaledAnswers(logits, 3, 'standardised', 1)]).toEqual([-1, 0, 1, 1, -1, 0]);
    expect([...scaledAnswers(new Float32Array(3).fill(7), 3, 'standardised', 1)]).toEqual([0, 0, 0]);
  });

  it('gives probabilities at the temperature', () => {
    const [first = NaN, second = NaN, third = NaN] = scaledAnswers(logits, 3, 'softened', 2);
    expect(first + second + third).toBeCloseTo(1, 12);
    expect(second / first).toBeCloseTo(Math.exp(1), 12);
  });
});

describe('answerCorrelation', () => {
  const one = scaledAnswers(logits, 3, 'centred', 1);

  it('is 1 for the same answers at any scale, and −1 for the opposite, whose difference it also gives', () => {
    const twice = answerCorrelation(
      one,
      one.map((value) => 2 * value),
      3,
    );
    expect(twice.overClasses).toBeCloseTo(1, 12);
    expect(twice.overPictures).toBeCloseTo(1, 12);
    // Four differences of 2 and two of 0.
    expect(twice.difference).toBeCloseTo(Math.sqrt(16 / 6), 12);
    const opposite = answerCorrelation(
      one,
      one.map((value) => -value),
      3,
    );
    expect(opposite.overClasses).toBeCloseTo(-1, 12);
    expect(opposite.overPictures).toBeCloseTo(-1, 12);
  });

  it('compares rows and columns, which need not agree', () => {
    // The second row is turned around, of which the first column has no spread left.
    const other = Float64Array.of(-2, 0, 2, -2, 2, 0);
    const { overClasses, overPictures } = answerCorrelation(one, other, 3);
    expect(overClasses).toBeCloseTo(0, 12);
    // Columns (−2, −2), (0, 2), (2, 0) against (−2, 2), (0, −2), (2, 0): 0, −1 and 1.
    expect(overPictures).toBeCloseTo(0, 12);
  });

  it('is 0 without any spread, and refuses other shapes', () => {
    expect(answerCorrelation(one, new Float64Array(6), 3)).toMatchObject({ overClasses: 0, overPictures: 0 });
    expect(() => answerCorrelation(one, new Float64Array(5), 3)).toThrow(/logits/);
    expect(() => answerCorrelation(new Float64Array(), new Float64Array(), 3)).toThrow(/logits/);
  });
});
