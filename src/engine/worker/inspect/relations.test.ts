import { describe, expect, it } from 'vitest';
import { randomStream } from '@/core/random.ts';
import type { TapValues } from '@/protocol/metrics.ts';
import { relationView } from './relations.ts';

const NUM_PICTURES = 40;
const indices = Array.from({ length: NUM_PICTURES }, (_, index) => index);
const labels = indices.map((index) => index % 10);

/** A random cloud of pictures with the given width along each axis. */
function cloud(widths: readonly number[], purpose = 'cloud'): Float32Array {
  const random = randomStream(1, purpose);
  return Float32Array.from(
    indices.flatMap(() => widths.map((width) => width * (random.next() + random.next() - 1))),
  );
}

const tapOf = (values: Float32Array): TapValues => ({ shape: [values.length / NUM_PICTURES], values });

const viewOf = (teacher: Float32Array, student: Float32Array, control = student) =>
  relationView(indices, labels, {
    teacher: tapOf(teacher),
    student: tapOf(student),
    control: tapOf(control),
  });

/** Every row rotated in the first two axes, scaled and moved; optionally mirrored. */
function turned(rows: Float32Array, numColumns: number, angle: number, scale: number, isMirrored = false) {
  const [cos, sin, sign] = [Math.cos(angle), Math.sin(angle), isMirrored ? -1 : 1];
  return rows.map((value, at) => {
    const column = at % numColumns;
    if (column > 1) return scale * value + 7;
    const start = at - column;
    const [x, y] = [rows[start] ?? 0, sign * (rows[start + 1] ?? 0)];
    return scale * (column === 0 ? cos * x - sin * y : sin * x + cos * y) - 3;
  });
}

describe('relationView', () => {
  it('gives each axis its share of all variance, including what the plane leaves out', () => {
    // A cross: ±6, ±3 and ±1 along three axes, ten pictures each, the last one twenty: 36 : 9 : 2 of all variance.
    const arms = indices.flatMap((index) => {
      const axis = index % 4;
      const sign = index % 8 < 4 ? 1 : -1;
      return [axis === 0 ? 6 * sign : 0, axis === 1 ? 3 * sign : 0, axis > 1 ? sign : 0];
    });
    const { teacher } = viewOf(Float32Array.from(arms), Float32Array.from(arms));
    expect(teacher.explained[0]).toBeCloseTo(36 / 47, 5);
    expect(teacher.explained[1]).toBeCloseTo(9 / 47, 5);
  });

  it('keeps distances if there are only two dimensions', () => {
    const { teacher } = viewOf(cloud([5, 2]), cloud([1, 1]));
    for (const [first, second] of [
      [0, 1],
      [7, 33],
      [12, 39],
    ] as const) {
      const between = Math.hypot(
        (teacher.points[2 * first] ?? 0) - (teacher.points[2 * second] ?? 0),
        (teacher.points[2 * first + 1] ?? 0) - (teacher.points[2 * second + 1] ?? 0),
      );
      expect(between).toBeCloseTo(teacher.distances[first * NUM_PICTURES + second] ?? 0, 4);
    }
  });

  it('aligns a rotated, mirrored and scaled copy with the teacher', () => {
    const rows = cloud([5, 3, 1]);
    const { teacher, student, control, correlation } = viewOf(
      rows,
      turned(rows, 3, 2.1, 0.2),
      turned(rows, 3, -0.7, 30, true),
    );
    expect(correlation.student).toBeCloseTo(1, 5);
    expect(correlation.control).toBeCloseTo(1, 5);
    for (const lane of [student, control]) {
      const furthest = Math.max(
        ...lane.points.map((value, at) => Math.abs(value - (teacher.points[at] ?? 0))),
      );
      expect(furthest).toBeLessThan(1e-3);
      expect(lane.explained[0]).toBeCloseTo(teacher.explained[0], 4);
    }
  });

  it('does not find different networks similar because of each picture’s distance 0 to itself', () => {
    const { correlation } = viewOf(cloud([1, 1, 1, 1, 1, 1]), cloud([1, 1, 1, 1, 1, 1], 'another cloud'));
    expect(Math.abs(correlation.student)).toBeLessThan(0.2);
  });

  it('handles a dead first unit and a single direction', () => {
    const { teacher, student } = viewOf(cloud([0, 4, 2]), cloud([0, 3, 0]));
    expect(teacher.points.every(Number.isFinite)).toBe(true);
    expect(teacher.explained[0] + teacher.explained[1]).toBeCloseTo(1, 5);
    expect(student.points.every(Number.isFinite)).toBe(true);
    expect(student.explained[0]).toBeCloseTo(1, 5);
    expect(student.explained[1]).toBeCloseTo(0, 5);
  });

  it('puts equal pictures at one point', () => {
    const same = new Float32Array(3 * NUM_PICTURES).fill(0.1);
    const rows = cloud([3, 2, 1]);
    for (const [teacher, student] of [
      [rows, same],
      [same, rows],
    ] as const) {
      const view = viewOf(teacher, student);
      const [dead, alive] = teacher === same ? [view.teacher, view.student] : [view.student, view.teacher];
      expect([...new Set(dead.points)]).toEqual([0]);
      expect(dead.explained).toEqual([0, 0]);
      expect(alive.explained[0]).toBeGreaterThan(0);
      expect(view.correlation.student).toBe(0);
    }
  });

  it('terminates for a network with non-finite outputs', () => {
    const view = viewOf(cloud([3, 2, 1]), new Float32Array(3 * NUM_PICTURES).fill(Number.NaN));
    expect([...new Set(view.student.points)]).toEqual([0]);
    expect(view.correlation.student).toBe(0);
  });
});
