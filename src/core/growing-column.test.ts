import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GrowingColumn } from './growing-column.ts';

describe('GrowingColumn', () => {
  it('holds what was appended, as its type rounds it', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: false }), { maxLength: 300 }), (values) => {
        const column = new GrowingColumn((capacity) => new Float32Array(capacity));
        for (const value of values) column.push(value);
        expect(column.length).toBe(values.length);
        expect(column.toArray()).toEqual(Float32Array.from(values));
        for (const index of values.keys()) expect(column.at(index)).toBe(Math.fround(values[index] ?? NaN));
      }),
    );
  });

  it('allocates a handful of times for 100,000 values', () => {
    const capacities: number[] = [];
    const column = new GrowingColumn((capacity) => {
      capacities.push(capacity);
      return new Uint32Array(capacity);
    });
    for (let step = 1; step <= 100_000; step++) column.push(step);
    expect(capacities.length).toBeLessThan(15);
    expect(capacities.at(-1)).toBeLessThan(200_001);
  });

  it('copies its first values into a column of their own', () => {
    const column = new GrowingColumn((capacity) => new Uint32Array(capacity));
    for (const value of [1, 2, 3]) column.push(value);
    const copied = column.copy(2);
    copied.push(9);
    column.push(4);
    expect([...copied.toArray()]).toEqual([1, 2, 9]);
    expect([...column.toArray()]).toEqual([1, 2, 3, 4]);
  });

  it('throws for a row that it does not have', () => {
    const column = new GrowingColumn((capacity) => new Float32Array(capacity));
    column.push(1);
    expect(() => column.at(1)).toThrow('row 1 of 1');
    expect(() => column.at(-1)).toThrow(RangeError);
  });
});
