import { describe, expect, it } from 'vitest';
import { defaultRunConfig, runConfigKeys } from '../run/config.ts';
import { fakeResult } from './fake-result.ts';
import { reviewerPlan, studyBase, studyConfigs, studyCsv, studyRows, type StudyPlan } from './study.ts';

const plan: StudyPlan = { alpha: [0, 1], temperature: [2, 8], seeds: [7, 8] };
const accuracies = (student: number) => ({ teacher: 0.98, student, control: 0.9 });

describe('a study', () => {
  it('trains every cell with a seed before the next seed', () => {
    const configs = studyConfigs(defaultRunConfig, plan);
    expect(configs.map(({ seed, alpha, temperature }) => [seed, alpha, temperature])).toEqual([
      [7, 0, 2],
      [7, 0, 8],
      [7, 1, 2],
      [7, 1, 8],
      [8, 0, 2],
      [8, 0, 8],
      [8, 1, 2],
      [8, 1, 8],
    ]);
  });

  it('of a reviewer is α 0, 0.5, 1 at three temperatures with four seeds', () => {
    const reviewer = reviewerPlan(999_998);
    expect(reviewer).toMatchObject({ alpha: [0, 0.5, 1], seeds: [999_998, 999_999, 0, 1] });
    expect(studyConfigs(defaultRunConfig, reviewer)).toHaveLength(36);
  });

  it('switches soft targets on if no method takes α', () => {
    expect(studyBase({ ...defaultRunConfig, methods: ['hints'] }).methods).toEqual(['soft-targets', 'hints']);
    expect(studyBase(defaultRunConfig)).toBe(defaultRunConfig);
  });

  it('has a row for each cell with means, sizes, time and a verdict', () => {
    const results = [
      fakeResult(7, accuracies(0.9)),
      null,
      fakeResult(7, accuracies(0.94), 0.1),
      null,
      fakeResult(8, accuracies(0.9)),
      null,
      fakeResult(8, accuracies(0.96), 0.3),
      null,
    ];
    const rows = studyRows(plan, results);
    expect(rows.map(({ alpha, temperature, seeds }) => [alpha, temperature, seeds.length])).toEqual([
      [0, 2, 2],
      [0, 8, 0],
      [1, 2, 2],
      [1, 8, 0],
    ]);
    expect(rows[0]).toMatchObject({ difference: { mean: 0, low: 0, high: 0 }, verdict: 'too-close' });
    expect(rows[1]).toMatchObject({ accuracy: null, difference: { mean: null }, verdict: 'too-close' });
    expect(rows[2]).toMatchObject({
      accuracy: { teacher: 0.98, student: expect.closeTo(0.95, 12), control: 0.9 },
      calibration: { student: 0.02 },
      parameters: { teacher: 200_000, student: 9_000 },
      bytes: { teacher: 800_000, student: 36_000 },
      msPerPicture: { teacher: 0.5, student: 0.2 },
      ahead: 1,
      verdict: 'too-close',
    });
  });

  it('never names a winner with four seeds', () => {
    const one: StudyPlan = { alpha: [1], temperature: [4], seeds: [1, 2, 3, 4] };
    const results = one.seeds.map((seed) => fakeResult(seed, accuracies(0.95 + seed / 1_000)));
    expect(studyRows(one, results)).toMatchObject([{ ahead: 1, verdict: 'too-close', seedsNeeded: 5 }]);
  });

  it('is written as CSV with one line per cell and no formulas', () => {
    const rows = studyRows(plan, [null, null, fakeResult(7, accuracies(0.94)), null]);
    const lines = studyCsv({ ...defaultRunConfig, dataset: '=1+1' }, rows).split('\r\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/^alpha,temperature,seeds,pictures,teacher_accuracy,student_accuracy/);
    expect(lines[0]?.split(',')).toHaveLength(23 + runConfigKeys.length - 3);
    expect(lines[1]).toMatch(/^0,2,,,,,/);
    expect(lines[3]).toMatch(
      /^1,2,7,10000,0\.98,0\.94,0\.9,0\.01,0\.02,0\.04,200000,9000,800000,36000,0\.5,0\.2,/,
    );
    expect(lines[3]).toContain(",'=1+1,");
  });
});
