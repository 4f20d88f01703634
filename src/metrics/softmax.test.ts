import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entropy, natsToBits, softmaxAt, strongestWrong } from './softmax.ts';

const anyLogits = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 2, maxLength: 20 });
const anyTemperature = fc.double({ min: 0.05, max: 100, noNaN: true });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('softmaxAt', () => {
  it('matches a softmax computed by hand', () => {
    // e^0 : e^ln2 : e^ln5 = 1 : 2 : 5; at T = 2 their square roots.
    const logits = [0, Math.log(2), Math.log(5)];
    const roots = [1, Math.SQRT2, Math.sqrt(5)];
    expect(softmaxAt(logits, 1)).toEqual([1 / 8, 2 / 8, 5 / 8].map((value) => expect.closeTo(value, 12)));
    expect(softmaxAt(logits, 2)).toEqual(roots.map((root) => expect.closeTo(root / sum(roots), 12)));
  });

  it('stays finite for logits of ±10,000', () => {
    expect(softmaxAt([1e4, -1e4, 0], 1)).toEqual([1, 0, 0]);
    expect(softmaxAt([-1e4, -1e4], 0.5)).toEqual([0.5, 0.5]);
  });

  it('sums to 1 with nothing below 0, for any logits and temperature', () => {
    fc.assert(
      fc.property(anyLogits, anyTemperature, (logits, temperature) => {
        const probabilities = softmaxAt(logits, temperature);
        expect(Math.min(...probabilities)).toBeGreaterThanOrEqual(0);
        expect(sum(probabilities)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('is invariant to a constant added to every logit', () => {
    fc.assert(
      fc.property(anyLogits, fc.integer({ min: -500, max: 500 }), (logits, constant) => {
        const shifted = softmaxAt(
          logits.map((logit) => logit + constant),
          4,
        );
        softmaxAt(logits, 4).forEach((value, index) => expect(shifted[index]).toBeCloseTo(value, 8));
      }),
    );
  });

  it('becomes more even as the temperature rises', () => {
    fc.assert(
      fc.property(anyLogits, anyTemperature, (logits, temperature) => {
        const cooler = entropy(softmaxAt(logits, temperature));
        expect(entropy(softmaxAt(logits, temperature * 1.5))).toBeGreaterThanOrEqual(cooler - 1e-9);
      }),
    );
  });

  it('refuses a temperature that is not above 0', () => {
    expect(() => softmaxAt([1, 2], 0)).toThrow(RangeError);
    expect(() => softmaxAt([1, 2], Number.NaN)).toThrow('temperature is NaN');
  });
});

describe('entropy', () => {
  it('is 0 for a one-hot answer and log K for an even one', () => {
    expect(entropy([0, 1, 0])).toBe(0);
    expect(entropy([0.25, 0.25, 0.25, 0.25])).toBeCloseTo(Math.log(4), 12);
    expect(natsToBits(entropy([0.25, 0.25, 0.25, 0.25]))).toBeCloseTo(2, 12);
  });

  it('is always within 0 … log K', () => {
    fc.assert(
      fc.property(anyLogits, anyTemperature, (logits, temperature) => {
        const nats = entropy(softmaxAt(logits, temperature));
        expect(nats).toBeGreaterThanOrEqual(0);
        expect(nats).toBeLessThanOrEqual(Math.log(logits.length) + 1e-9);
      }),
    );
  });
});

describe('strongestWrong', () => {
  it('excludes the right class, wherever it is', () => {
    expect(strongestWrong([0.1, 0.7, 0.2], 1)).toEqual({ classIndex: 2, probability: 0.2 });
    expect(strongestWrong([0.1, 0.7, 0.2], 0)).toEqual({ classIndex: 1, probability: 0.7 });
  });

  it('is the runner-up if the right class is unknown', () => {
    expect(strongestWrong([0.1, 0.7, 0.2], null)).toEqual({ classIndex: 2, probability: 0.2 });
  });

  it('returns the first of equals, and null if there is no other class', () => {
    expect(strongestWrong([0, 1, 0], 1)).toEqual({ classIndex: 0, probability: 0 });
    expect(strongestWrong([1], 0)).toBeNull();
  });
});
