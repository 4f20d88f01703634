import { describe, expect, it } from 'vitest';
import { defaultRunConfig } from '../run/config.ts';
import {
  compareStudents,
  compareWithControl,
  seedsFrom,
  summaryOf,
  withEqualTeacher,
  withLabelSmoothing,
} from './repeat.ts';
import { fakeResult } from './fake-result.ts';

const result = (seed: number, student: number, control: number) =>
  fakeResult(seed, { teacher: 0.99, student, control });

describe('a repeat over seeds', () => {
  it('uses consecutive seeds, and 0 after the largest', () => {
    expect(seedsFrom(3, 3)).toEqual([3, 4, 5]);
    expect(seedsFrom(999_999, 2)).toEqual([999_999, 0]);
  });

  it('compares student and control of the same seed', () => {
    const results = [0.05, 0.06, 0.04, 0.05, 0.05].map((gap, seed) => result(seed, 0.9, 0.9 - gap));
    const summary = summaryOf(compareWithControl(results));
    expect(summary).toMatchObject({ ahead: 1, verdict: 'ahead', seedsNeeded: 5 });
    expect(summary.difference.mean).toBeCloseTo(0.05, 12);
    expect(summary.difference.low).toBeCloseTo(0.05 - (2.776_445 * 0.007_071_07) / Math.sqrt(5), 6);
  });

  it('compares the students of two runs seed by seed, whatever their order', () => {
    const others = [result(2, 0.8, 0.7), result(1, 0.85, 0.7), result(9, 0.1, 0.7)];
    const comparison = compareStudents([result(1, 0.9, 0.7), result(2, 0.9, 0.7)], others);
    expect(comparison?.difference).toMatchObject({ count: 2, mean: expect.closeTo(0.075, 12) });
    expect(compareStudents([result(1, 0.9, 0.7)], [])).toBeNull();
  });

  it('is too close to call without a result', () => {
    expect(summaryOf(compareWithControl([]))).toEqual({
      difference: { mean: null, low: null, high: null },
      ahead: null,
      effectSize: null,
      verdict: 'too-close',
      seedsNeeded: null,
    });
  });

  it('replaces every method by label smoothing', () => {
    expect(withLabelSmoothing(defaultRunConfig)).toEqual({
      ...defaultRunConfig,
      methods: ['label-smoothing'],
    });
  });

  it('gives the teacher the data of the students, and their steps unless it is trained live', () => {
    expect(withEqualTeacher({ ...defaultRunConfig, steps: 700 })).toEqual({
      ...defaultRunConfig,
      steps: 700,
      teacherWeights: 'live-equal-data',
      teacherSteps: 700,
    });
    const live = { ...defaultRunConfig, teacherWeights: 'live', teacherSteps: 40 } as const;
    expect(withEqualTeacher(live).teacherSteps).toBe(40);
    expect(withEqualTeacher({ ...defaultRunConfig, steps: 20_000 }).teacherSteps).toBe(5_000);
  });
});
