import { describe, expect, it } from 'vitest';
import { differences } from '../../scripts/lib/compare-measured.mjs';

const stored = { seeds: 10, backend: 'wasm', appeared: { always: 10, mostly: 9, never: 0 } };
const found = (from: number, seeds: number, appeared: Record<string, number>) => ({
  from,
  seeds,
  backend: 'wasm',
  appeared,
});

describe('comparing measured claims with the stored ones', () => {
  it('finds none in equal counts of all seeds', () => {
    expect(differences(stored, found(1, 10, stored.appeared))).toEqual([]);
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

  it('names other claims, another backend and seeds that were not measured', () => {
    const { always, mostly } = stored.appeared;
    const other = { ...found(1, 10, { always, mostly, added: 3 }), backend: 'webgpu' };
    expect(differences(stored, other)).toEqual([
      'measured on webgpu, stored on wasm',
      'never: no such claim any more',
      'added: not stored',
    ]);
    expect(differences(stored, found(10, 2, stored.appeared))).toEqual([
      'seeds 10 to 11 cannot be compared: stored are seeds 1 to 10',
    ]);
    expect(differences(undefined, found(1, 10, stored.appeared))).toEqual(['nothing is stored']);
  });
});
