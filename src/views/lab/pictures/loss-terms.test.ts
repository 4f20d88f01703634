import { describe, expect, it } from 'vitest';
import { lossTerms } from './loss-terms.ts';

const words = { labels: 'labels', teacher: 'teacher', student: 'student' };
const numbersOf = (terms: ReturnType<typeof lossTerms>) =>
  terms.map(({ factors }) => factors.map(({ number }) => number));

describe('lossTerms', () => {
  // KL = 0.0456 at T = 4: the engine reports 16 · 0.0456.
  const measured = {
    step: 12,
    temperature: 4,
    alpha: 0.9,
    crossEntropy: 1.234,
    softTargets: 16 * 0.0456,
    total: 0.1 * 1.234 + 0.9 * 16 * 0.0456,
  };

  it('takes T² out of the reported term, and its terms add up to the total', () => {
    const terms = lossTerms({ temperature: 4, alpha: 0.9 }, measured, words);
    expect(numbersOf(terms)).toEqual([
      ['0.10', '1.234'],
      ['0.90', '16', '0.0456'],
    ]);
    expect((terms[0].value ?? 0) + (terms[1].value ?? 0)).toBeCloseTo(measured.total, 12);
  });

  it('keeps the step’s own T and α if the sliders have moved since', () => {
    expect(numbersOf(lossTerms({ temperature: 10, alpha: 0.5 }, measured, words))).toEqual([
      ['0.10', '1.234'],
      ['0.90', '16', '0.0456'],
    ]);
  });

  it('fills in only T and α before the first step', () => {
    expect(numbersOf(lossTerms({ temperature: 2.5, alpha: 0.7 }, null, words))).toEqual([
      ['0.30', '?'],
      ['0.70', '6.25', '?'],
    ]);
  });

  it('has no teacher term and no KL if soft targets were off', () => {
    const [, teacher] = lossTerms(
      { temperature: 4, alpha: 0 },
      { ...measured, alpha: 0, softTargets: null },
      words,
    );
    expect(teacher.value).toBe(0);
    expect(teacher.factors.at(-1)?.number).toBe('?');
  });
});
