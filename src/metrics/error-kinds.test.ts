import { describe, expect, it } from 'vitest';
import { rowsByErrorKind } from './error-kinds.ts';
import { areFinite, predictionsOf } from './predictions.ts';

describe('error kinds', () => {
  const labels = Uint8Array.of(0, 0, 0, 0, 0, 1);
  const teacher = Uint8Array.of(0, 0, 1, 1, 1, 2);
  const student = Uint8Array.of(0, 2, 1, 2, 0, 1);

  it('tell inherited errors from the student’s own and from the teacher’s that it mends', () => {
    expect(rowsByErrorKind(labels, teacher, student)).toEqual({
      right: [0],
      own: [1, 3],
      inherited: [2],
      mended: [4, 5],
    });
  });

  it('are all right for perfect networks', () => {
    const { right, inherited, own, mended } = rowsByErrorKind(labels, labels, labels);
    expect(right).toHaveLength(6);
    expect([...inherited, ...own, ...mended]).toEqual([]);
  });

  it('refuse answers to other pictures', () => {
    expect(() => rowsByErrorKind(labels, teacher.subarray(1), student)).toThrow('[5, 6], expected [6] each');
  });
});

describe('predictions', () => {
  it('are the largest logits, the first of equals', () => {
    expect([...predictionsOf(Float32Array.of(1, 3, 2, 5, 0, 5), 3)]).toEqual([1, 0]);
    expect(() => predictionsOf(Float32Array.of(1, 2), 3)).toThrow('shape');
  });

  it('mean nothing for a diverged network', () => {
    expect(areFinite(Float32Array.of(1, -1e30))).toBe(true);
    expect(areFinite(Float32Array.of(1, NaN))).toBe(false);
    expect(areFinite(Float32Array.of(1, -Infinity))).toBe(false);
  });
});
