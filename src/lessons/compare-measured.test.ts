import { describe, expect, it } from 'vitest';
import { differences, isMeasured } from '../../scripts/lib/compare-measured.mjs';

const written = '2026-11-25';
const claimsOf = (appeared: Record<string, number>) =>
  Object.fromEntries(Object.entries(appeared).map(([name, count]) => [name, { written, appeared: count }]));
const counts = { always: 10, mostly: 9, never: 0 };
const stored = { from: 1, seeds: 10, backend: 'wasm', claims: claimsOf(counts) };
const found = (from: number, seeds: number, appeared: Record<string, number>) => ({
  from,
  seeds,
  backend: 'wasm',
  claims: claimsOf(appeared),
});

describe('comparing measured claims with the stored ones', () => {
  it('finds none in equal counts of all seeds', () => {
    expect(differences(stored, found(1, 10, counts))).toEqual([]);
  });

  it('finds every other count of all seeds', () => {
    expect(differences(stored, found(1, 10, { always: 9, mostly: 10, never: 1 }))).toEqual([
      'always: held in 9 of 10 seeds, stored 10 of 10',
      'mostly: held in 10 of 10 seeds, stored 9 of 10',
      'never: held in 1 of 10 seeds, stored 0 of 10',
    ]);
  });

  it('finds only impossible counts of some of the seeds', () => {
    expect(differences(stored, found(3, 1, { always: 1, mostly: 0, never: 0 }))).toEqual([]);
    expect(differences(stored, found(3, 2, { always: 1, mostly: 0, never: 1 }))).toEqual([
      'always: held in 1 of 2 seeds, stored 10 of 10',
      'mostly: held in 0 of 2 seeds, stored 9 of 10',
      'never: held in 1 of 2 seeds, stored 0 of 10',
    ]);
  });

  it('names other claims, another wording, another backend and seeds that were not measured', () => {
    const { always, mostly } = counts;
    const other = { ...found(1, 10, { always, mostly, added: 3 }), backend: 'webgpu' };
    expect(differences(stored, other)).toEqual([
      'measured on webgpu, stored on wasm',
      'never: no such claim any more',
      'added: not stored',
    ]);
    const reworded = {
      ...stored,
      claims: { ...stored.claims, always: { written: '2026-11-28', appeared: 10 } },
    };
    expect(differences(stored, reworded)).toEqual([
      'always: written 2026-11-28, stored as written 2026-11-25',
    ]);
    expect(differences(stored, found(10, 2, counts))).toEqual([
      'seeds 10 to 11 cannot be compared: stored are seeds 1 to 10',
    ]);
    expect(differences({ ...stored, from: 1001 }, found(1, 10, counts))).toEqual([
      'seeds 1 to 10 cannot be compared: stored are seeds 1001 to 1010',
    ]);
    expect(differences(undefined, found(1, 10, counts))).toEqual(['nothing is stored']);
  });
});

describe('a lesson that is measured', () => {
  const claims = [
    { name: 'always', written },
    { name: 'never', written },
  ];

  it('has every claim, as it is worded, for exactly the seeds that are wanted', () => {
    expect(isMeasured(stored, claims, { from: 1, seeds: 10 })).toBe(true);
    expect(isMeasured(stored, claims, { from: 1001, seeds: 10 })).toBe(false);
    expect(isMeasured(stored, claims, { from: 1, seeds: 20 })).toBe(false);
    expect(isMeasured(undefined, claims, { from: 1, seeds: 10 })).toBe(false);
  });

  it('is not one with a new or reworded claim', () => {
    const range = { from: 1, seeds: 10 };
    expect(isMeasured(stored, [...claims, { name: 'new', written }], range)).toBe(false);
    expect(isMeasured(stored, [{ name: 'always', written: '2026-11-28' }], range)).toBe(false);
  });
});
