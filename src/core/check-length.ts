import { InvariantError } from './checked.ts';

/** @throws InvariantError naming the array when its length is another one */
export function checkLength({ length }: ArrayLike<unknown>, expected: number, what: string): void {
  if (length !== expected) throw new InvariantError(`${what} has ${length} entries, expected ${expected}`);
}
