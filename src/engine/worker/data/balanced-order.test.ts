import { describe, expect, it } from 'vitest';
import { BalancedOrder } from './balanced-order.ts';

/** 90 pictures that the teacher calls 4, nine that it calls 1, and one 7. */
const answers = Uint8Array.from({ length: 100 }, (_, at) => (at < 90 ? 4 : at < 99 ? 1 : 7));
const countOf = (label: number, pictures: Uint32Array) =>
  pictures.filter((picture) => answers[picture] === label).length;

describe('the order of a transfer set', () => {
  it('shows every class that the teacher answers equally often, and no other', () => {
    const order = new BalancedOrder(answers, 30, 1);
    for (const step of [0, 1, 50]) {
      const batch = order.batchAt(step);
      expect([1, 4, 7].map((label) => countOf(label, batch))).toEqual([10, 10, 10]);
    }
  });

  it('shows every picture of a class before it shows one again', () => {
    const order = new BalancedOrder(answers, 30, 1);
    const seen = Array.from({ length: 9 }, (_, step) => [...order.batchAt(step)]).flat();
    const ofFour = seen.filter((picture) => picture < 90);
    expect(new Set(ofFour).size).toBe(90);
    expect(ofFour).not.toEqual(ofFour.toSorted((a, b) => a - b));
  });

  it('is the same for a seed from any step on, and another for another seed', () => {
    const [one, same, other] = [1, 1, 2].map((seed) => new BalancedOrder(answers, 16, seed));
    one?.batchAt(0);
    expect(one?.batchAt(7)).toEqual(same?.batchAt(7));
    expect(one?.batchAt(7)).not.toEqual(other?.batchAt(7));
  });
});
