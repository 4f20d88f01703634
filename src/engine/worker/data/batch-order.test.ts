import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '@/core/errors.ts';
import { BatchOrder } from './batch-order.ts';

const firstSteps = (order: BatchOrder, steps: number) =>
  Array.from({ length: steps }, (_, step) => [...order.batchAt(step)]).flat();

const orderOf = (seed: number, step: number) => [...new BatchOrder(50, 50, seed).batchAt(step)].join();

describe('BatchOrder', () => {
  it('contains every item once per epoch, whatever the sizes', () => {
    const size = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(size, size, fc.integer({ min: 0, max: 999_999 }), (numItems, batchSize, seed) => {
        const order = new BatchOrder(numItems, batchSize, seed);
        const epochs = 3;
        const visited = firstSteps(order, Math.ceil((epochs * numItems) / batchSize));
        expect(visited.length % batchSize).toBe(0);
        for (let epoch = 0; epoch < epochs; epoch++) {
          const items = visited.slice(epoch * numItems, (epoch + 1) * numItems);
          expect(items.toSorted((one, other) => one - other)).toEqual(
            Array.from({ length: numItems }, (_, at) => at),
          );
        }
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('has batches of one size if items do not divide or are fewer than a batch', () => {
    expect(new BatchOrder(100, 64, 1).batchAt(1)).toHaveLength(64);
    expect(new BatchOrder(10, 64, 1).batchAt(0)).toHaveLength(64);
  });

  it('gives any step without the previous ones, forwards and backwards', () => {
    const inOrder = new BatchOrder(100, 64, 5);
    const expected = Array.from({ length: 20 }, (_, step) => [...inOrder.batchAt(step)]);
    const other = new BatchOrder(100, 64, 5);
    for (const step of [19, 0, 7, 6, 7, 18, 1]) expect([...other.batchAt(step)]).toEqual(expected[step]);
  });

  it('returns a new array that a caller may change', () => {
    const order = new BatchOrder(10, 10, 1);
    const before = [...order.batchAt(0)];
    order.batchAt(0).fill(0);
    expect([...order.batchAt(0)]).toEqual(before);
  });

  it('differs in every epoch and for every seed', () => {
    const orders = [1, 2, 3].flatMap((seed) => [0, 1, 2, 3].map((step) => orderOf(seed, step)));
    expect(new Set(orders).size).toBe(12);
  });

  it('puts every item at the end of an epoch about equally often', () => {
    const order = new BatchOrder(10, 10, 1);
    const last = Array.from({ length: 10 }, () => 0);
    for (let step = 0; step < 2_000; step++) {
      const item = order.batchAt(step)[9] ?? 0;
      last[item] = (last[item] ?? 0) + 1;
    }
    // χ² with 9 degrees of freedom exceeds 27.9 once in a thousand times.
    const chiSquare = last.reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0);
    expect(chiSquare).toBeLessThan(27.9);
  });

  it('refuses impossible sizes and steps', () => {
    expect(() => new BatchOrder(0, 1, 1)).toThrow(ConfigError);
    expect(() => new BatchOrder(1, 0, 1)).toThrow(ConfigError);
    expect(() => new BatchOrder(10, 2.5, 1)).toThrow(/batch is 2.5, expected a whole number of at least 1/);
    expect(() => new BatchOrder(10, 2, 1).batchAt(-1)).toThrow(ConfigError);
    expect(() => new BatchOrder(10, 2, 1).batchAt(Number.NaN)).toThrow(ConfigError);
  });
});
