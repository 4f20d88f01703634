/** Rows of numbers by name. */
type NumberRow = Readonly<Record<string, number>>;

/** Capacity of a table that holds its first row. */
const FIRST_CAPACITY = 64;

function resized(values: Float32Array, capacity: number): Float32Array {
  const copied = new Float32Array(capacity).fill(NaN);
  copied.set(values.subarray(0, capacity));
  return copied;
}

/**
 * A table with typed columns that grows at its end: a column is copied only when its capacity doubles.
 *
 * Columns may appear late; NaN stands for a value that a row does not have. Whole numbers are exact up to 2^24.
 */
export class GrowingTable<Row> {
  /** Number of rows. */
  length = 0;
  #capacity = 0;
  /** Longer than the table by what is reserved. */
  readonly columns = new Map<string, Float32Array>();
  readonly #pack: (row: Row) => NumberRow;
  readonly #unpack: (row: NumberRow) => Row;

  constructor(pack: (row: Row) => NumberRow, unpack: (row: NumberRow) => Row) {
    this.#pack = pack;
    this.#unpack = unpack;
  }

  push(row: Row): void {
    if (this.length === this.#capacity) this.#resize(Math.max(FIRST_CAPACITY, 2 * this.#capacity));
    for (const [name, value] of Object.entries(this.#pack(row))) {
      const column = this.columns.get(name) ?? resized(new Float32Array(), this.#capacity);
      column[this.length] = value;
      this.columns.set(name, column);
    }
    this.length += 1;
  }

  at(index: number): Row {
    const row: Record<string, number> = {};
    for (const [name, { [index]: value = NaN }] of this.columns) if (!Number.isNaN(value)) row[name] = value;
    return this.#unpack(row);
  }

  /** A table of the first `length` rows, which shares nothing with this one; drops columns without a value. */
  slice(_start: 0, length: number): GrowingTable<Row> {
    const copied = new GrowingTable(this.#pack, this.#unpack);
    for (const [name, values] of this.columns)
      if (!values.subarray(0, length).every(Number.isNaN)) copied.columns.set(name, values);
    copied.#resize(length);
    copied.length = length;
    return copied;
  }

  #resize(capacity: number): void {
    this.#capacity = capacity;
    for (const [name, values] of this.columns) this.columns.set(name, resized(values, capacity));
  }
}
