import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestNeighbourAccuracy } from './neighbours.ts';

describe('nearestNeighbourAccuracy', () => {
  const reference = Float32Array.of(0, 0, 10, 0, 0, 10);
  it('counts rows whose nearest reference row has their label', () => {
    const queries = Float32Array.of(1, 1, 9, 1, 2, 9, 8, 1);
    expect(nearestNeighbourAccuracy(reference, [4, 5, 6], queries, [4, 5, 6, 4])).toBe(0.75);
  });

  it('is 0 without references or with NaN', () => {
    expect(nearestNeighbourAccuracy(new Float32Array(), [], Float32Array.of(1, 2), [0])).toBe(0);
    expect(nearestNeighbourAccuracy(reference, [4, 5, 6], Float32Array.of(NaN, 1), [4])).toBe(0);
  });

  it('is 1 if the queries are among the references', () => {
    const row = fc.float32Array({
      minLength: 3,
      maxLength: 3,
      noNaN: true,
      noDefaultInfinity: true,
      max: 1e6,
      min: -1e6,
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(row, {
          minLength: 1,
          maxLength: 20,
          comparator: (a, b) => a.every((x, i) => x === b[i]),
        }),
        (rows) => {
          const all = Float32Array.from(rows.flatMap((each) => [...each]));
          const labels = rows.map((_, index) => index);
          expect(nearestNeighbourAccuracy(all, labels, all, labels)).toBe(1);
        },
      ),
    );
  });
});
