import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConfigError, ShapeError } from '@/core/errors.ts';
import { filesOf, parseManifest } from '@/datasets/manifest.ts';
import { datasets } from '@/datasets/registry.ts';
import { packedSpec } from '@/datasets/tint.ts';
import { committedFile } from './test-server.ts';
import { poolSizeFor, selectTrainingData } from './training-data.ts';

const sizeOf = (labelled: number, unlabelled = 0, hiddenClasses: readonly number[] = []) => ({
  labelled,
  unlabelled,
  hiddenClasses,
});
const digits = { counts: { train: 10_000, test: 10_000 }, numClasses: 10, firstTrain: 2_000 };
const poolOf = (labelled: number) => poolSizeFor(sizeOf(labelled), digits);

const labels = Uint8Array.from({ length: 10_000 }, (_, index) => (index * 7) % 10);
const countsByClass = (indices: Uint32Array) => {
  const counts = Array.from({ length: 10 }, () => 0);
  for (const index of indices) counts[labels[index] ?? 0] = (counts[labels[index] ?? 0] ?? 0) + 1;
  return counts;
};

const choose = (seed: number) => [...selectTrainingData(labels, 2_000, sizeOf(300), seed)];
/** Classes that have one picture more than the others when 13 are chosen. */
const withMore = (seed: number) =>
  countsByClass(selectTrainingData(labels, 2_000, sizeOf(13), seed)).flatMap((count, label) =>
    count === 2 ? [label] : [],
  );

describe('poolSizeFor', () => {
  it('is the first shard while that is enough', () => {
    expect([10, 2_000, 2_001, 10_000].map(poolOf)).toEqual([2_000, 2_000, 10_000, 10_000]);
  });

  it('is everything for a dataset of one file', () => {
    const { counts, numClasses } = digits;
    expect(poolSizeFor(sizeOf(1), { counts, numClasses })).toBe(10_000);
  });

  it.each(datasets)('matches the packed data of $id', (spec) => {
    const manifest = parseManifest(
      JSON.parse(new TextDecoder().decode(committedFile(spec.manifestPath))),
      packedSpec(spec),
    );
    expect(filesOf(manifest, 'train')[0]?.count).toBe(poolSizeFor(sizeOf(1), spec));
    expect(manifest.counts.train).toBe(poolSizeFor(sizeOf(spec.counts.train), spec));
  });
});

describe('selectTrainingData', () => {
  it('selects the requested number of different pictures from the pool, class counts within one', () => {
    const numLabelled = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(numLabelled, fc.integer({ min: 0, max: 999_999 }), (labelled, seed) => {
        const pool = poolOf(labelled);
        const chosen = selectTrainingData(labels, pool, sizeOf(labelled), seed);
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

  it('makes a small set the beginning of a larger one', () => {
    const large = selectTrainingData(labels, 2_000, sizeOf(500), 3);
    expect([...selectTrainingData(labels, 2_000, sizeOf(37), 3)]).toEqual([...large.subarray(0, 37)]);
  });

  it('selects everything on request, also from an unbalanced pool', () => {
    const uneven = Uint8Array.of(0, 0, 0, 0, 3, 3, 7);
    expect(selectTrainingData(uneven, 7, sizeOf(7), 1).toSorted()).toEqual(
      Uint32Array.of(0, 1, 2, 3, 4, 5, 6),
    );
    const four = [...selectTrainingData(uneven, 7, sizeOf(4), 1)].map((index) => uneven[index]);
    expect(four).toContain(7);
    expect(four.filter((label) => label === 0).length).toBeLessThanOrEqual(2);
  });

  it('ignores labels beyond the pool', () => {
    const one = selectTrainingData(labels, 2_000, sizeOf(300), 1);
    const other = selectTrainingData(labels.subarray(0, 2_000), 2_000, sizeOf(300), 1);
    expect([...one]).toEqual([...other]);
  });

  it('leaves hidden classes out and balances the others', () => {
    const chosen = selectTrainingData(labels, 10_000, sizeOf(500, 400, [3, 8]), 1);
    const counts = countsByClass(chosen);
    expect(chosen).toHaveLength(900);
    expect([counts[3], counts[8]]).toEqual([0, 0]);
    expect(counts.filter((count) => count >= 112).length).toBe(8);
    expect(() => selectTrainingData(labels, 2_000, sizeOf(1_700, 0, [3, 8]), 1)).toThrow(ConfigError);
    expect(poolSizeFor(sizeOf(1_600, 0, [3, 8]), digits)).toBe(2_000);
    expect(poolSizeFor(sizeOf(1_601, 0, [3, 8]), digits)).toBe(10_000);
  });

  it('keeps the labelled pictures if unlabelled ones are added', () => {
    const alone = selectTrainingData(labels, 2_000, sizeOf(100), 5);
    const together = selectTrainingData(labels, 2_000, sizeOf(100, 1_000), 5);
    expect([...together.subarray(0, 100)]).toEqual([...alone]);
    expect(new Set(together).size).toBe(1_100);
  });

  it('refuses impossible numbers', () => {
    expect(() => selectTrainingData(labels, 2_000, sizeOf(2_001), 1)).toThrow(ConfigError);
    expect(() => selectTrainingData(labels, 2_000, sizeOf(0), 1)).toThrow(ConfigError);
    expect(() => selectTrainingData(labels, 2_000, sizeOf(10.5), 1)).toThrow(ConfigError);
    expect(() => selectTrainingData(labels.subarray(0, 1_999), 2_000, sizeOf(10), 1)).toThrow(ShapeError);
  });
});
