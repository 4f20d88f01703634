import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { GrowingTable } from '@/core/growing-table.ts';
import type { EvaluationReport, MetricsFrame, StudentStepLosses } from '@/protocol/engine/frames.ts';
import { sampled } from './curves.ts';
import { fakeFrame } from './fake-engine.ts';
import { stepsOf } from './fake-series.ts';
import { appendFrame, emptySeries, rewound, type MetricsSeries } from './metrics-series.ts';

const lane = { accuracy: 0.5, crossEntropy: 1, calibrationError: 0, agreement: 1 };
const report = (step: number, teacherStep: number): EvaluationReport => ({
  step,
  teacherStep,
  numPictures: 100,
  teacher: lane,
  student: lane,
  control: lane,
});
/** Losses of a step; every third step has a term that the others do not have, and terms appear late. */
const losses = (step: number): StudentStepLosses => ({
  step,
  studentTotal: Math.fround(step / 7),
  controlTotal: Math.fround(1 / step),
  terms: {
    crossEntropy: Math.fround(step / 3),
    ...(step % 3 === 0 ? { hints: step } : {}),
    ...(step > 20 ? { relations: -step } : {}),
  },
});
const span = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

/** The content of a series, in plain arrays. */
const shown = ({ steps, teacherSteps, evaluations, ledger, generations }: MetricsSeries) => ({
  steps: sampled(steps, Infinity),
  teacherSteps: sampled(teacherSteps, Infinity),
  evaluations: sampled(evaluations, Infinity),
  ledger: sampled(ledger, Infinity),
  generations,
});
type Shown = ReturnType<typeof shown>;

const frameOf = (rows: Partial<MetricsFrame>): MetricsFrame => ({ ...fakeFrame(1, []), ...rows });

describe('appendFrame', () => {
  it('appends, clears for a new run and drops undone steps', () => {
    const after = (frames: readonly MetricsFrame[]) => stepsOf(frames.reduce(appendFrame, emptySeries(1)));
    expect(after([fakeFrame(1, [1, 2]), fakeFrame(1, [3])])).toEqual([1, 2, 3]);
    expect(after([fakeFrame(1, [1, 2]), fakeFrame(2, [1])])).toEqual([1]);
    expect(after([fakeFrame(2, [1]), fakeFrame(1, [3])])).toEqual([1]);
    expect(after([fakeFrame(1, [1, 2, 3, 4]), fakeFrame(1, [3])])).toEqual([1, 2, 3]);
  });

  it('keeps the step at which a pause evaluated', () => {
    const paused = [fakeFrame(1, [1, 2]), frameOf({ evaluations: [report(2, 0)] })].reduce(
      appendFrame,
      emptySeries(1),
    );
    const merged = appendFrame(paused, { ...fakeFrame(1, [3]), evaluations: [report(2, 0)] });
    expect(stepsOf(merged)).toEqual([1, 2, 3]);
    expect(merged.evaluations).toHaveLength(1);
  });

  it('keeps a teacher’s loss that is not a number', () => {
    const frame = frameOf({ teacherSteps: [{ step: 1, crossEntropy: NaN }] });
    const { teacherSteps } = appendFrame(emptySeries(1), frame);
    expect(teacherSteps.at(0)).toStrictEqual({ step: 1, crossEntropy: NaN });
  });

  it('returns the same rows if a frame has none', () => {
    const before = appendFrame(emptySeries(1), fakeFrame(1, [1, 2]));
    const after = appendFrame(before, frameOf({}));
    expect(after.steps).toBe(before.steps);
    expect(after.steps.at(-1)).toBe(before.steps.at(-1));
    expect(after.evaluations).toBe(before.evaluations);
  });

  it('equals plain arrays after any appends and rewinds, and leaves earlier versions unchanged', () => {
    const action = fc.record({
      teacher: fc.nat({ max: 5 }),
      students: fc.nat({ max: 30 }),
      isEvaluated: fc.boolean(),
      isMeasured: fc.boolean(),
      // Share of the steps that stay when the run goes back; null appends.
      back: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null, freq: 3 }),
      isTold: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        let series = emptySeries(1);
        let plain: Shown = shown(series);
        const versions: [MetricsSeries, Shown][] = [[series, plain]];
        let [step, teacherStep] = [0, 0];
        for (const { teacher, students, isEvaluated, isMeasured, back, isTold } of actions) {
          if (back !== null) {
            step = Math.floor(step * back);
            if (step === 0) teacherStep = Math.floor(teacherStep * back);
            const at = { step, teacherStep };
            plain = {
              steps: plain.steps.filter((row) => row.step <= step),
              teacherSteps: plain.teacherSteps.filter((row) => row.step <= teacherStep),
              evaluations: plain.evaluations.filter(
                (row) => row.step <= step && row.teacherStep <= teacherStep,
              ),
              ledger: plain.ledger.filter((row) => row.step <= step),
              generations: [],
            };
            // Without a status, the repeated steps themselves show that the run went back.
            if (isTold || students === 0 || teacher > 0 || step === 0) series = rewound(series, at);
          }
          const taught = step === 0 ? span(teacherStep + 1, teacher) : [];
          const steps = span(step + 1, students);
          teacherStep += taught.length;
          step += students;
          const frame = frameOf({
            teacherSteps: taught.map((each) => ({ step: each, crossEntropy: Math.fround(1 / each) })),
            studentSteps: steps.map(losses),
            evaluations: isEvaluated ? [report(step, teacherStep)] : [],
            ledger: isMeasured ? [{ step, terms: [] }] : [],
          });
          plain = {
            steps: [...plain.steps, ...frame.studentSteps],
            teacherSteps: [...plain.teacherSteps, ...frame.teacherSteps],
            evaluations: [
              ...plain.evaluations.filter((row) => !isEvaluated || row.step !== step),
              ...frame.evaluations,
            ],
            ledger: [...plain.ledger, ...frame.ledger],
            generations: [],
          };
          series = appendFrame(series, frame);
          versions.push([series, plain]);
        }
        for (const [version, expected] of versions) expect(shown(version)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('does not copy the history of 100,000 steps', () => {
    const slice = vi.spyOn(GrowingTable.prototype, 'slice');
    let series = emptySeries(1);
    for (let first = 1; first < 100_000; first += 20) {
      const studentSteps = span(first, 20).map(losses);
      series = appendFrame(series, frameOf({ studentSteps, evaluations: [report(first + 19, 0)] }));
    }
    expect(slice).not.toHaveBeenCalled();
    expect([series.steps.length, series.evaluations.length]).toEqual([100_000, 5_000]);
    expect(series.steps.at(-1)).toEqual(losses(100_000));
    vi.restoreAllMocks();
  });
});
