import { describe, expect, it } from 'vitest';
import { lossCurve, sampled } from './curves.ts';
import { fakeFrame } from './fake-engine.ts';
import { appendFrame, emptySeries } from './metrics-series.ts';

const numbered = (count: number) => {
  const steps = Array.from({ length: count }, (_, index) => index + 1);
  return appendFrame(emptySeries(1), fakeFrame(1, steps));
};

describe('sampled', () => {
  it('keeps first and last and at most the limit, in order', () => {
    const picked = sampled(numbered(1001).steps, 100).map(({ step }) => step);
    expect(picked).toHaveLength(100);
    expect([picked[0], picked.at(-1)]).toEqual([1, 1001]);
    expect([...picked]).toEqual([...new Set(picked)].toSorted((a, b) => a - b));
    expect(sampled(numbered(2).steps, 100)).toHaveLength(2);
    expect(sampled(numbered(0).steps, 100)).toEqual([]);
  });
});

describe('lossCurve', () => {
  it('is computed once per version', () => {
    const before = numbered(500);
    const curve = lossCurve(before.steps);
    expect(lossCurve(before.steps)).toBe(curve);
    expect(curve.at(-1)).toEqual({ step: 500, student: 1, control: 1 });
    const after = appendFrame(before, fakeFrame(1, [501]));
    expect(lossCurve(after.steps).at(-1)?.step).toBe(501);
  });
});
