import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanCrossEntropy } from './cross-entropy.ts';
import { fitTemperature, halvesByClass, rowsOf, scaledBy } from './temperature-scaling.ts';

describe('fitTemperature', () => {
  it('makes the confidence of two classes the share that is right', () => {
    // Right in 3 of 4 pictures, always with a difference of 4: sigmoid(4 / T) = 3 / 4, so T = 4 / ln 3.
    const logits = Float32Array.of(4, 0, 4, 0, 0, 4, 0, 4);
    const { temperature, isAtLimit } = fitTemperature(logits, Uint8Array.of(0, 0, 1, 0), 2);
    expect(temperature).toBeCloseTo(4 / Math.log(3), 5);
    expect(isAtLimit).toBe(false);
  });

  it('scales with the logits', () => {
    const logits = Float32Array.of(2, 1, 0, 0, 3, 1, 1, 0, 0.5, 0, 1, 2);
    const labels = Uint8Array.of(0, 1, 2, 1);
    const { temperature } = fitTemperature(logits, labels, 3);
    const tripled = logits.map((logit) => 3 * logit);
    expect(fitTemperature(tripled, labels, 3).temperature).toBeCloseTo(3 * temperature, 4);
  });

  it('ends at a limit if all is right or worse than chance, and stays at 1 without any spread', () => {
    const logits = Float32Array.of(1, 0, 0, 1);
    expect(fitTemperature(logits, Uint8Array.of(0, 1), 2)).toEqual({ temperature: 0.05, isAtLimit: true });
    expect(fitTemperature(logits, Uint8Array.of(1, 0), 2)).toEqual({ temperature: 20, isAtLimit: true });
    const even = { temperature: 1, isAtLimit: false };
    expect(fitTemperature(new Float32Array(4), Uint8Array.of(1, 0), 2)).toEqual(even);
  });

  it('has no greater cross-entropy than any other temperature', () => {
    const logit = fc.float({ min: -50, max: 50, noNaN: true });
    const run = fc.integer({ min: 1, max: 20 }).chain((numRows) =>
      fc.record({
        logits: fc.array(logit, { minLength: numRows * 3, maxLength: numRows * 3 }),
        labels: fc.uint8Array({ minLength: numRows, maxLength: numRows, max: 2 }),
        other: fc.float({ min: Math.fround(0.05), max: 20, noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(run, ({ logits, labels, other }) => {
        const flat = Float32Array.from(logits);
        const at = (temperature: number) => meanCrossEntropy(scaledBy(flat, temperature), labels, 3);
        const { temperature } = fitTemperature(flat, labels, 3);
        expect(at(temperature)).toBeLessThanOrEqual(at(other) + 1e-4 * (1 + at(other)));
      }),
    );
  });
});

describe('halves of the test pictures', () => {
  it('have every class in both, also if the classes alternate', () => {
    const labels = Uint8Array.of(0, 1, 0, 1, 0, 1, 0, 1, 2);
    expect(halvesByClass(labels)).toEqual({ fit: [0, 1, 4, 5, 8], measure: [2, 3, 6, 7] });
  });

  it('are taken row by row', () => {
    const { logits, labels } = rowsOf(Float32Array.of(1, 2, 3, 4, 5, 6), Uint8Array.of(0, 1, 0), 2, [2, 0]);
    expect([...logits]).toEqual([5, 6, 1, 2]);
    expect([...labels]).toEqual([0, 0]);
  });
});
