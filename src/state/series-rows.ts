import { numUpTo } from '@/core/num-up-to.ts';

/** Rows that are appended one by one; an array, or a table with typed columns. */
export interface RowStorage<Row> {
  readonly length: number;
  push: (row: Row) => unknown;
  at: (index: number) => Row | undefined;
  slice: (start: 0, end: number) => RowStorage<Row>;
}

/**
 * One version of a table that grows, in the order of its steps.
 *
 * A version never changes. The next one shares its storage, so that appending does not copy the history; only
 * appending to a version that is not the latest does, e.g. after steps were undone.
 */
export class SeriesRows<Row extends { readonly step: number }> {
  readonly length: number;
  readonly #storage: RowStorage<Row>;
  #last: Row | undefined;

  constructor(storage: RowStorage<Row>, length = storage.length) {
    this.#storage = storage;
    this.length = length;
  }

  /** @param index from the end if negative; the last row is the same object every time */
  at(index: number): Row | undefined {
    const row = index < 0 ? this.length + index : index;
    if (row < 0 || row >= this.length) return undefined;
    if (row < this.length - 1) return this.#storage.at(row);
    return (this.#last ??= this.#storage.at(row));
  }

  /** Returns the same version if there is nothing to append. */
  append(rows: readonly Row[]): SeriesRows<Row> {
    if (rows.length === 0) return this;
    const isLatest = this.#storage.length === this.length;
    const storage = isLatest ? this.#storage : this.#storage.slice(0, this.length);
    for (const row of rows) storage.push(row);
    return new SeriesRows(storage);
  }

  /** The rows before a step. */
  before(step: number): SeriesRows<Row> {
    return this.upTo((row) => row.step < step);
  }

  /** The rows up to the last one that is kept. */
  upTo(isKept: (row: Row) => boolean): SeriesRows<Row> {
    const kept = numUpTo(this, isKept);
    return kept === this.length ? this : new SeriesRows(this.#storage, kept);
  }
}
