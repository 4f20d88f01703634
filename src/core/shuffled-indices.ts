import { entryAt } from './checked.ts';
// A type only: the page's first script needs no generator.
import type { RandomStream } from './random.ts';

/** The numbers 0 … count − 1 in seeded random order (Fisher–Yates). */
export function shuffledIndices(count: number, random: RandomStream): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const held = entryAt(order, last);
    order[last] = entryAt(order, other);
    order[other] = held;
  }
  return order;
}
