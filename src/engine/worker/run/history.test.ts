import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import { History } from './history.ts';

const teacher = () => Float32Array.of(0.5, -0, 3);

const snapshotAt = (step: number, numValues = 4): RunSnapshot => ({
  version: 1,
  config: defaultRunConfig,
  step,
  teacherStep: 0,
  arrays: {
    'teacher/parameter/0': teacher(),
    'student/parameter/0': new Float32Array(numValues).fill(step),
  },
});

function historyOf(steps: readonly number[], limits = { snapshots: 10, bytes: 1e9 }, numValues = 4) {
  const told: (readonly number[])[] = [];
  const history = new History((now) => told.push(now), limits);
  for (const step of steps) history.add(snapshotAt(step, numValues));
  return { history, told, steps: () => history.list.map(({ step }) => step) };
}

const ascending = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 120 }).map((gaps) => {
  const steps = [0];
  for (const gap of gaps) steps.push((steps.at(-1) ?? 0) + gap);
  return steps;
});

describe('the history of a run', () => {
  it('never exceeds its limits, and keeps the first and the last snapshot', () => {
    fc.assert(
      fc.property(ascending, fc.integer({ min: 3, max: 12 }), (given, snapshots) => {
        const numValues = 100;
        const bytes = 6 * numValues * 4;
        const { history, steps } = historyOf(given, { snapshots, bytes }, numValues);
        expect(steps().length).toBeLessThanOrEqual(Math.min(snapshots, 6));
        const arrays = new Set(history.list.flatMap(({ arrays: own }) => Object.values(own)));
        expect([...arrays].reduce((sum, { byteLength }) => sum + byteLength, 0)).toBeLessThanOrEqual(bytes);
        expect(steps()[0]).toBe(0);
        expect(steps().at(-1)).toBe(given.at(-1));
        expect(given).toEqual(expect.arrayContaining(steps()));
        expect(steps().toSorted((one, other) => one - other)).toEqual(steps());
      }),
    );
  });

  it('stays evenly spread over a run that becomes long', () => {
    for (const count of [11, 20, 57, 200]) {
      const { steps } = historyOf(Array.from({ length: count + 1 }, (_, index) => 25 * index));
      const gaps = steps()
        .slice(1)
        .map((step, index) => step - (steps()[index] ?? 0));
      expect(steps()).toHaveLength(10);
      // The last snapshot is the latest step, wherever the others stand.
      expect(Math.max(...gaps)).toBeLessThanOrEqual(4 * Math.min(...gaps.slice(0, -1)));
    }
  });

  it('stores a teacher once while it stays the same, bit by bit', () => {
    const { history } = historyOf([0, 10]);
    const [first, second] = history.list.map(({ arrays }) => arrays['teacher/parameter/0']);
    expect(second).toBe(first);
    const negated = { ...snapshotAt(20), arrays: { 'teacher/parameter/0': Float32Array.of(0.5, 0, 3) } };
    history.add(negated);
    expect(Object.is(history.at(20).arrays['teacher/parameter/0']?.[1], 0)).toBe(true);
  });

  it('has one snapshot per step, the last one that was taken there', () => {
    const { history, steps, told } = historyOf([0, 10, 20]);
    history.add({ ...snapshotAt(20), teacherStep: 5 });
    expect(history.at(20).teacherStep).toBe(5);
    history.add(snapshotAt(10));
    expect(steps()).toEqual([0, 10]);
    expect(told.at(-1)).toEqual([0, 10]);
  });

  it('refuses a step without a snapshot, and names those that have one', () => {
    const { history } = historyOf([0, 10, 20]);
    expect(() => history.at(15)).toThrow('at is 15, expected one of 0, 10, 20');
  });

  it('keeps only what led to the snapshot that the run has gone to', () => {
    const { history, steps } = historyOf([0, 10, 20, 30]);
    history.goTo(snapshotAt(20), []);
    expect(steps()).toEqual([0, 10, 20]);
    // A snapshot with the same step, but of another run.
    const other = { ...snapshotAt(10), arrays: { 'student/parameter/0': Float32Array.of(7) } };
    history.goTo(other, [historyOf([0, 5, 10]).history.list]);
    expect(steps()).toEqual([10]);
    history.goTo(snapshotAt(10), [historyOf([0, 5, 10]).history.list]);
    expect(steps()).toEqual([0, 5, 10]);
  });
});
