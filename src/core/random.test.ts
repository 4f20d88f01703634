import { describe, expect, it } from 'vitest';
import { randomStream, shuffledIndices } from './random.ts';

const take = (seed: number, purpose: string) => {
  const random = randomStream(seed, purpose);
  return Array.from({ length: 8 }, () => random.next());
};

describe('randomStream', () => {
  it('repeats for the same seed and purpose, and differs for any other', () => {
    expect(take(1, 'weights')).toEqual(take(1, 'weights'));
    expect(take(1, 'weights')).not.toEqual(take(2, 'weights'));
    expect(take(1, 'weights')).not.toEqual(take(1, 'order'));
  });

  it('is uniform: mean ½ and variance 1⁄12 over many draws', () => {
    const random = randomStream(7, 'uniform');
    const draws = Array.from({ length: 20_000 }, () => random.next());
    const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
    const variance = draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length;
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
  });
});

describe('shuffledIndices', () => {
  it('contains every index once, in another order for another seed', () => {
    const one = shuffledIndices(100, randomStream(1, 'order'));
    const two = shuffledIndices(100, randomStream(2, 'order'));
    expect([...one].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index));
    expect([...one]).not.toEqual([...two]);
  });
});
