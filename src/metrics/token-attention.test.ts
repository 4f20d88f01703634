import { describe, expect, it } from 'vitest';
import { headAttention, numHeadsOf, sharedAttention } from './token-attention.ts';

const block = {
  shape: [2, 3, 3],
  values: [
    // First head.
    1, 0, 0, 0, 0.5, 0.5, 1, 0, 0,
    // Second head.
    0.25, 0.25, 0.5, 0.5, 0.25, 0.25, 0, 0, 1,
  ],
};

describe('attention of one head', () => {
  it('has the text’s characters as rows, and padding in one column', () => {
    expect(numHeadsOf(block)).toBe(2);
    expect([...headAttention(block, 0, 2).values]).toEqual([1, 0, 0, 0, 0.5, 0.5]);
    expect(headAttention(block, 1, 1)).toEqual({
      numRows: 1,
      numColumns: 2,
      values: Float32Array.of(0.25, 0.75),
    });
  });

  it('has no column for padding where there is none', () => {
    expect(headAttention(block, 0, 3)).toMatchObject({ numRows: 3, numColumns: 3 });
  });

  it('refuses other shapes', () => {
    expect(() => headAttention({ shape: [3, 3], values: block.values }, 0, 2)).toThrow('attention');
    expect(() => numHeadsOf({ shape: [2, 3, 4], values: block.values })).toThrow('attention');
  });
});

describe('shared attention', () => {
  it('is 1 with itself, and the smaller share of each pair', () => {
    const [one, other] = [headAttention(block, 0, 2), headAttention(block, 1, 2)];
    expect(sharedAttention(one, one)).toBe(1);
    // (0.25) and (0.25 + 0.25)
    expect(sharedAttention(one, other)).toBeCloseTo(0.375);
    expect(sharedAttention(headAttention(block, 0, 0), headAttention(block, 1, 0))).toBeNull();
    expect(() => sharedAttention(one, headAttention(block, 0, 3))).toThrow('attention');
  });
});
