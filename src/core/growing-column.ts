type ColumnValues = Float32Array | Uint32Array;

/** Capacity of a column that holds its first value. */
const FIRST_CAPACITY = 64;

/** A typed array that grows at its end: it is copied only when its capacity doubles. */
export class GrowingColumn<Values extends ColumnValues> {
  readonly #create: (capacity: number) => Values;
  #values: Values;
  #length = 0;

  /** @param create allocates values, e.g. `(capacity) => new Float32Array(capacity)` */
  constructor(create: (capacity: number) => Values) {
    this.#create = create;
    this.#values = create(0);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) this.#grow(Math.max(FIRST_CAPACITY, 2 * this.#values.length));
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** @throws RangeError if there is no such row */
  at(index: number): number {
    const value = index < this.#length ? this.#values[index] : undefined;
    if (value === undefined) throw new RangeError(`row ${index} of ${this.#length}`);
    return value;
  }

  /** A column of the first `length` values, which shares nothing with this one. */
  copy(length: number): GrowingColumn<Values> {
    const copied = new GrowingColumn(this.#create);
    copied.#grow(length);
    copied.#values.set(this.#values.subarray(0, length));
    copied.#length = length;
    return copied;
  }

  /** A copy of the values as a plain typed array. */
  toArray(): Values {
    return this.#values.slice(0, this.#length) as Values;
  }

  #grow(capacity: number): void {
    const values = this.#create(capacity);
    values.set(this.#values);
    this.#values = values;
  }
}
