import { describe, expect, it } from 'vitest';
import { ShapeError } from '@/core/errors.ts';
import { attentionMap, commonSize } from './attention.ts';
import {
  channelOf,
  channelSimilarities,
  cosine,
  fromLargest,
  meanSquaredError,
  rangeOf,
  type FeatureMap,
} from './feature-maps.ts';

const mapOf = (shape: readonly number[], values: readonly number[]): FeatureMap => ({
  shape,
  values: Float32Array.from(values),
});

describe('feature maps', () => {
  const teacher = mapOf([1, 3, 2], [1, 0, 2, 0, 3, 0]);
  const student = mapOf([1, 3, 2], [2, 1, 4, 1, 6, 1]);

  it('extracts a channel from interleaved values', () => {
    expect([...channelOf(student, 0)]).toEqual([2, 4, 6]);
    expect([...channelOf(student, 1)]).toEqual([1, 1, 1]);
  });

  it('compares channel by channel, and returns nothing for a silent one', () => {
    expect(channelSimilarities(student, teacher)).toEqual([1, null]);
    expect(cosine([1, 0], [1, 1])).toBeCloseTo(Math.SQRT1_2, 12);
    expect(cosine([1, -2], [-2, 4])).toBeCloseTo(-1, 12);
  });

  it('takes the mean of the squares over everything', () => {
    // (1 + 1 + 4 + 1 + 9 + 1) / 6
    expect(meanSquaredError(student, teacher)).toBeCloseTo(17 / 6, 6);
    expect(meanSquaredError(teacher, teacher)).toBe(0);
  });

  it('refuses maps of two shapes and anything but maps', () => {
    expect(() => meanSquaredError(mapOf([3, 1, 2], [2, 1, 4, 1, 6, 1]), teacher)).toThrow(ShapeError);
    expect(() => channelOf(mapOf([6], [1, 2, 3, 4, 5, 6]), 0)).toThrow(ShapeError);
    expect(() => channelOf(mapOf([2, 2, 2], [1]), 0)).toThrow(ShapeError);
  });

  it('sorts from the largest, silent channels last', () => {
    expect(fromLargest([0.1, null, 0.9, -1, 0.1])).toEqual([2, 0, 4, 3, 1]);
  });

  it('finds one scale for several pictures', () => {
    expect(rangeOf([3, -1], [7])).toEqual([-1, 7]);
    expect(rangeOf([])).toEqual([0, 0]);
  });
});

describe('attention maps', () => {
  it('weight every window by its mean, whatever its size', () => {
    // Five places to three: windows of two, three and two places, which overlap.
    const attention = attentionMap(mapOf([1, 5, 1], [2, 2, 2, 2, 2]), 1, 3);
    for (const each of attention) expect(each).toBeCloseTo(1 / Math.sqrt(3), 6);
  });

  it('are the mean square over channels, of length 1', () => {
    const map = mapOf([1, 2, 2], [1, 1, 2, -4]);
    // Energies 1 and 10.
    const [first = 0, second = 0] = attentionMap(map, 1, 2);
    expect(second / first).toBeCloseTo(10, 5);
    expect(Math.hypot(first, second)).toBeCloseTo(1, 6);
  });

  it('average a larger map before squaring', () => {
    // Opposite signs cancel in the first half, and would not after squaring.
    expect([...attentionMap(mapOf([1, 4, 1], [3, -3, 2, 2]), 1, 2)]).toEqual([0, 1]);
  });

  it('average with overlapping windows if sizes do not divide', () => {
    // 3 to 2: means of (1, 3) and (3, 5), so 2 and 4; energies 4 and 16.
    const [first = 0, second = 0] = attentionMap(mapOf([3, 1, 1], [1, 3, 5]), 2, 1);
    expect(second / first).toBeCloseTo(4, 5);
  });

  it('are compared at the smaller size in each direction', () => {
    expect(commonSize(mapOf([2, 3, 1], Array(6).fill(1)), mapOf([3, 2, 1], Array(6).fill(1)))).toEqual([
      2, 2,
    ]);
  });

  it('stay finite for a dead map', () => {
    expect([...attentionMap(mapOf([1, 2, 1], [0, 0]), 1, 2)]).toEqual([0, 0]);
  });
});
