import { describe, expect, it } from 'vitest';
import type { MetricsFrame } from '@/protocol/metrics.ts';
import { appendFrame, decimate, emptySeries } from './metrics-series.ts';

const frame = (runId: number, steps: readonly number[]): MetricsFrame => ({
  runId,
  jobId: null,
  sequence: 1,
  teacherSteps: [],
  studentSteps: steps.map((step) => ({ step, studentTotal: step, controlTotal: step, terms: {} })),
  evaluations: [],
  observed: null,
  pace: null,
  ledger: [],
  generations: [],
  closing: null,
});

const stepsOf = (frames: readonly MetricsFrame[]) =>
  frames.reduce(appendFrame, emptySeries(1)).steps.map(({ step }) => step);

describe('appendFrame', () => {
  it('appends, clears for a new run and drops undone steps', () => {
    expect(stepsOf([frame(1, [1, 2]), frame(1, [3])])).toEqual([1, 2, 3]);
    expect(stepsOf([frame(1, [1, 2]), frame(2, [1])])).toEqual([1]);
    expect(stepsOf([frame(2, [1]), frame(1, [3])])).toEqual([1]);
  });

  it('drops the steps that a restored snapshot undid', () => {
    expect(stepsOf([frame(1, [1, 2, 3, 4]), frame(1, [3])])).toEqual([1, 2, 3]);
  });
});

describe('decimate', () => {
  it('keeps first and last and at most the limit, in order', () => {
    const picked = decimate(
      Array.from({ length: 1001 }, (_, index) => index),
      100,
    );
    expect(picked).toHaveLength(100);
    expect(picked[0]).toBe(0);
    expect(picked.at(-1)).toBe(1000);
    expect([...picked]).toEqual([...picked].toSorted((a, b) => a - b));
    expect(decimate([1, 2], 100)).toEqual([1, 2]);
  });
});
