import { describe, expect, it } from 'vitest';
import { checkLength } from './check-length.ts';
import { entryAt, InvariantError, lastOf, required } from './checked.ts';

describe('entryAt', () => {
  it('returns entries that exist, also 0, NaN and null', () => {
    expect(entryAt([0, 5], 0)).toBe(0);
    expect(entryAt(Float32Array.of(NaN), 0)).toBeNaN();
    expect(entryAt([null], 0)).toBeNull();
  });

  it.each([-1, 2, 0.5, NaN])('throws for index %d, naming it and the length', (index) => {
    expect(() => entryAt(Uint8Array.of(1, 2), index)).toThrow(new InvariantError(`no entry ${index} of 2`));
  });
});

describe('lastOf', () => {
  it('returns the last entry and throws for an empty array', () => {
    expect(lastOf([1, 2])).toBe(2);
    expect(() => lastOf([])).toThrow(InvariantError);
  });
});

describe('required', () => {
  it('returns values, also falsy ones, and throws for null and undefined', () => {
    expect([required(0, 'a'), required('', 'a'), required(false, 'a')]).toEqual([0, '', false]);
    expect(() => required(null, 'layer')).toThrow(new InvariantError('no layer'));
    expect(() => required(undefined, 'layer')).toThrow(new InvariantError('no layer'));
  });
});

describe('checkLength', () => {
  it('throws for another length, naming the array', () => {
    expect(() => checkLength([1], 1, 'labels')).not.toThrow();
    expect(() => checkLength([1], 2, 'labels')).toThrow('labels has 1 entries, expected 2');
  });
});
