/** A state that the code rules out: a mistake in the program, never in its input. */
export class InvariantError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvariantError';
  }
}

/**
 * The entry of an array that must have one at this index.
 *
 * One function for every kind of array is slow in loops over millions of numbers: such a loop checks its
 * lengths once, by `checkLength`, and reads `values[index] ?? NaN`.
 *
 * @throws InvariantError naming index and length when there is none
 */
export function entryAt<Value>(array: ArrayLike<Value>, index: number): Value {
  const value = array[index];
  if (value === undefined) throw new InvariantError(`no entry ${index} of ${array.length}`);
  return value;
}

/** The last entry of an array that must have one. @throws InvariantError when it is empty */
export const lastOf = <Value>(array: ArrayLike<Value>): Value => entryAt(array, array.length - 1);

/** A value that must exist. @param what its name for the message @throws InvariantError when it is missing */
export function required<Value>(value: Value | null | undefined, what: string): Value {
  if (value === undefined || value === null) throw new InvariantError(`no ${what}`);
  return value;
}
