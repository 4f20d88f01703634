import { describe, expect, it } from 'vitest';
import { numUpTo } from './num-up-to.ts';

describe('numUpTo', () => {
  const isSmall = (value: number) => value < 3;

  it('counts the rows up to the last one that is kept, whatever is before it', () => {
    expect(numUpTo([1, 2, 3, 4], isSmall)).toBe(2);
    expect(numUpTo([1, 9, 2, 4], isSmall)).toBe(3);
    expect(numUpTo([1, 2], isSmall)).toBe(2);
  });

  it('is 0 if no row is kept', () => {
    expect(numUpTo([3, 4], isSmall)).toBe(0);
    expect(numUpTo([], isSmall)).toBe(0);
  });
});
