import { describe, expect, it } from 'vitest';
import { relativeDistances } from '@/metrics/distances.ts';
import { triangleOf } from './triangle.ts';

const all = [0, 1, 2] as const;
/** The angles of three points in a plane. */
const anglesOf = (...coordinates: readonly number[]) =>
  triangleOf(relativeDistances(Float32Array.from(coordinates), 3), 3, all).angles?.map((angle) =>
    Number(angle.toFixed(3)),
  );

describe('triangleOf', () => {
  it('knows the angles of a right, an equilateral and a flat triangle', () => {
    expect(anglesOf(0, 0, 1, 0, 0, 1)).toEqual([90, 45, 45]);
    expect(anglesOf(0, 0, 2, 0, 1, Math.sqrt(3))).toEqual([60, 60, 60]);
    expect(anglesOf(0, 0, 3, 0, 1, 0)).toEqual([0, 0, 180]);
  });

  it('is invariant to scale and position', () => {
    expect(anglesOf(100, 7, 107, 7, 100, 14)).toEqual([90, 45, 45]);
  });

  it('returns sides in order, and points at those distances', () => {
    const distances = Float32Array.of(0, 3, 5, 3, 0, 4, 5, 4, 0);
    const { sides, points } = triangleOf(distances, 3, all);
    expect(sides).toEqual([3, 4, 5]);
    const [a = [0, 0], b = [0, 0], c = [0, 0]] = points;
    const between = (from: readonly [number, number], to: readonly [number, number]) =>
      Math.hypot(from[0] - to[0], from[1] - to[1]);
    expect(between(a, b)).toBeCloseTo(3);
    expect(between(b, c)).toBeCloseTo(4);
    expect(between(c, a)).toBeCloseTo(5);
  });

  it('has no angles if two pictures coincide or numbers are not finite', () => {
    expect(anglesOf(1, 1, 1, 1, 2, 2)).toBeUndefined();
    expect(anglesOf(Number.NaN, 1, 1, 1, 2, 2)).toBeUndefined();
    expect(triangleOf(Float32Array.of(0, 0, 0, 0), 2, all).angles).toBeNull();
  });
});
