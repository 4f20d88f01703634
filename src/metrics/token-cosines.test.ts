import { describe, expect, it } from 'vitest';
import { tokenCosines } from './token-cosines.ts';

const states = (width: number, ...values: number[]) => ({
  shape: [values.length / width, width],
  values: Float32Array.from(values),
});

describe('cosines of hidden states', () => {
  it('are those of the first characters, null without a direction', () => {
    const [one, other] = [states(2, 1, 0, 0, 2, 0, 0, 1, 1), states(2, 3, 0, 1, 0, 1, 1, 1, 1)];
    expect(tokenCosines(one, other, 3)).toEqual([1, 0, null]);
  });

  it('are unknown for different widths, and refused for different lengths', () => {
    expect(tokenCosines(states(2, 1, 0), states(1, 1), 1)).toBeNull();
    expect(() => tokenCosines(states(2, 1, 0), states(2, 1, 0, 0, 1), 1)).toThrow('hidden states');
  });
});
