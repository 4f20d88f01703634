import { describe, expect, it } from 'vitest';
import { meanLogits } from './mean-logits.ts';
import { softmaxAt } from './softmax.ts';

const members = [Float32Array.of(4, 1, -2), Float32Array.of(0, 3, 1), Float32Array.of(-1, 0.5, 0.1)];
const distributions = (temperature: number) => members.map((each) => softmaxAt([...each], temperature));

/** The product of the members' probabilities to the power of 1/n, divided by its sum. */
function geometricMean(temperature: number): readonly number[] {
  const means = [0, 1, 2].map((label) =>
    distributions(temperature).reduce(
      (product, each) => product * (each[label] ?? NaN) ** (1 / members.length),
      1,
    ),
  );
  const sum = means.reduce((total, mean) => total + mean, 0);
  return means.map((mean) => mean / sum);
}

describe('the mean of an ensemble’s logits', () => {
  it.each([0.5, 1, 4, 20])(
    'has the geometric mean of the networks’ softmax as its softmax at T = %s',
    (temperature) => {
      const mean = softmaxAt([...meanLogits(members)], temperature);
      for (const [label, probability] of geometricMean(temperature).entries())
        expect(mean[label]).toBeCloseTo(probability, 6);
    },
  );

  it('is not the arithmetic mean of their softmax', () => {
    const first = distributions(1).reduce((sum, each) => sum + (each[0] ?? NaN), 0) / members.length;
    expect(softmaxAt([...meanLogits(members)], 1)[0]).not.toBeCloseTo(first, 2);
  });

  it('is in single precision, added up in order, and leaves its inputs alone', () => {
    const tenths = [0.1, 0.2, 0.3].map((value) => Float32Array.of(value));
    const f = Math.fround;
    const expected = f(f(f(f(0.1) + f(0.2)) + f(0.3)) / 3);
    expect(meanLogits(tenths)).toEqual(Float32Array.of(expected));
    expect(tenths[0]).toEqual(Float32Array.of(0.1));
    expect(() => meanLogits([])).toThrow('no entry 0 of 0');
  });
});
