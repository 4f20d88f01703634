import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError, ShapeError } from '@/core/errors.ts';
import { filesOf, parseManifest } from '@/datasets/manifest.ts';
import { datasets } from '@/datasets/registry.ts';
import { committedFile } from './test-server.ts';
import { poolSizeFor, selectTransferSet } from './transfer-set.ts';

const wish = (labelled: number, unlabelled = 0, hiddenClasses: readonly number[] = []) => ({
  labelled,
  unlabelled,
  hiddenClasses,
});
const poolOf = (labelled: number) => poolSizeFor(wish(labelled), 10);

const labels = Uint8Array.from({ length: 10_000 }, (_, index) => (index * 7) % 10);
const countsByClass = (indices: Uint32Array) => {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const index of indices) counts[labels[index] ?? 0] = (counts[labels[index] ?? 0] ?? 0) + 1;
  return counts;
};

const choose = (seed: number) => [...selectTransferSet(labels, 2_000, wish(300), seed)];
/** Classes that have one picture more than the others when 13 are chosen. */
const withMore = (seed: number) =>
  countsByClass(selectTransferSet(labels, 2_000, wish(13), seed)).flatMap((count, label) =>
    count === 2 ? [label] : [],
  );

describe('poolSizeFor', () => {
  it('is the first shard as long as that is enough', () => {
    expect([10, 2_000, 2_001, 10_000].map(poolOf)).toEqual([2_000, 2_000, 10_000, 10_000]);
  });

  it.each(datasets)('is what is packed of $id', (spec) => {
    const manifest = parseManifest(
      JSON.parse(new TextDecoder().decode(committedFile(spec.manifestPath))),
      spec,
    );
    expect(filesOf(manifest, 'train')[0]?.count).toBe(poolOf(1));
    expect(manifest.counts.train).toBe(poolOf(10_000));
  });
});

describe('selectTransferSet', () => {
  it('holds the wanted number of different pictures out of the pool, balanced to one', () => {
    const wanted = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(wanted, fc.integer({ min: 0, max: 999_999 }), (labelled, seed) => {
        const pool = poolOf(labelled);
        const chosen = selectTransferSet(labels, pool, wish(labelled), seed);
        expect(chosen).toHaveLength(labelled);
        expect(new Set(chosen).size).toBe(labelled);
        expect(Math.max(...chosen)).toBeLessThan(pool);
        const counts = countsByClass(chosen);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it('repeats for the same seed and differs for another', () => {
    expect(choose(1)).toEqual(choose(1));
    expect(choose(1)).not.toEqual(choose(2));
    expect(choose(1).toSorted((one, other) => one - other)).not.toEqual(
      choose(2).toSorted((one, other) => one - other),
    );
  });

  it('gives the remainder to other classes for another seed', () => {
    const favoured = new Set(Array.from({ length: 100 }, (_, seed) => withMore(seed)).flat());
    expect(withMore(1)).toHaveLength(3);
    expect(favoured.size).toBe(10);
  });

  it('is, when small, the beginning of a larger one', () => {
    const large = selectTransferSet(labels, 2_000, wish(500), 3);
    expect([...selectTransferSet(labels, 2_000, wish(37), 3)]).toEqual([...large.subarray(0, 37)]);
  });

  it('takes everything when everything is wanted, in a pool that is not balanced', () => {
    const uneven = Uint8Array.of(0, 0, 0, 0, 3, 3, 7);
    expect(selectTransferSet(uneven, 7, wish(7), 1).toSorted()).toEqual(Uint32Array.of(0, 1, 2, 3, 4, 5, 6));
    const four = [...selectTransferSet(uneven, 7, wish(4), 1)].map((index) => uneven[index]);
    expect(four).toContain(7);
    expect(four.filter((label) => label === 0).length).toBeLessThanOrEqual(2);
  });

  it('looks at no label behind the pool', () => {
    const one = selectTransferSet(labels, 2_000, wish(300), 1);
    const other = selectTransferSet(labels.subarray(0, 2_000), 2_000, wish(300), 1);
    expect([...one]).toEqual([...other]);
  });

  it('leaves hidden classes out, and shares what is asked for among the others', () => {
    const chosen = selectTransferSet(labels, 10_000, wish(500, 400, [3, 8]), 1);
    const counts = countsByClass(chosen);
    expect(chosen).toHaveLength(900);
    expect([counts[3], counts[8]]).toEqual([0, 0]);
    expect(counts.filter((count) => count >= 112).length).toBe(8);
    expect(() => selectTransferSet(labels, 2_000, wish(1_700, 0, [3, 8]), 1)).toThrow(ConfigError);
    expect(poolSizeFor(wish(1_600, 0, [3, 8]), 10)).toBe(2_000);
    expect(poolSizeFor(wish(1_601, 0, [3, 8]), 10)).toBe(10_000);
  });

  it('keeps the labelled pictures when others without labels are asked for beside them', () => {
    const alone = selectTransferSet(labels, 2_000, wish(100), 5);
    const together = selectTransferSet(labels, 2_000, wish(100, 1_000), 5);
    expect([...together.subarray(0, 100)]).toEqual([...alone]);
    expect(new Set(together).size).toBe(1_100);
  });

  it('refuses what cannot be chosen', () => {
    expect(() => selectTransferSet(labels, 2_000, wish(2_001), 1)).toThrow(ConfigError);
    expect(() => selectTransferSet(labels, 2_000, wish(0), 1)).toThrow(ConfigError);
    expect(() => selectTransferSet(labels, 2_000, wish(10.5), 1)).toThrow(ConfigError);
    expect(() => selectTransferSet(labels.subarray(0, 1_999), 2_000, wish(10), 1)).toThrow(ShapeError);
  });
});
