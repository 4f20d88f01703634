import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GrowingTable } from './growing-table.ts';

type Row = Readonly<Record<string, number>>;
const same = (row: Row) => row;
const tableOf = (rows: readonly Row[]) => {
  const table = new GrowingTable<Row>(same, same);
  for (const row of rows) table.push(row);
  return table;
};
const rowsOf = (table: GrowingTable<Row>) =>
  Array.from({ length: table.length }, (_, index) => table.at(index));

describe('GrowingTable', () => {
  const row = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: -9_999, max: 9_999 }));

  it('holds the rows that were appended, and NaN where a row lacks a column', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 200 }), (rows) => {
        const table = tableOf(rows);
        expect(rowsOf(table)).toEqual(rows.map((each) => ({ ...each })));
        for (const [name, values] of table.columns)
          expect(values.slice(0, table.length)).toEqual(Float32Array.from(rows, (each) => each[name] ?? NaN));
      }),
    );
  });

  it('slices its first rows into a table of their own, without columns that have no value there', () => {
    const table = tableOf([{ a: 1 }, { a: 2 }, { a: 3, b: 4 }]);
    const copied = table.slice(0, 2);
    copied.push({ a: 9, c: 8 });
    table.push({ a: 5 });
    expect(rowsOf(copied)).toEqual([{ a: 1 }, { a: 2 }, { a: 9, c: 8 }]);
    expect([...copied.columns.keys()]).toEqual(['a', 'c']);
    expect(rowsOf(table)).toEqual([{ a: 1 }, { a: 2 }, { a: 3, b: 4 }, { a: 5 }]);
    expect(tableOf([{ a: 1 }]).slice(0, 0).columns.size).toBe(0);
  });

  it('allocates a handful of times for 100,000 rows', () => {
    const table = new GrowingTable<Row>(same, same);
    const allocated: number[] = [];
    const original = Float32Array;
    globalThis.Float32Array = class extends original {
      constructor(length: number) {
        super(length);
        allocated.push(length);
      }
    } as typeof Float32Array;
    for (let step = 1; step <= 100_000; step++) table.push({ step });
    globalThis.Float32Array = original;
    // Twelve doublings; each views the old values once, and the first allocates an empty column.
    expect(allocated.filter((length) => typeof length === 'number' && length > 0).length).toBeLessThan(30);
    expect(table.at(99_999)).toEqual({ step: 100_000 });
  });
});
