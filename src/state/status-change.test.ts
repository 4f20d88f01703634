import { describe, expect, it } from 'vitest';
import type { EnginePhase, EngineStatus } from '@/protocol/engine/events.ts';
import type { EvaluationReport } from '@/protocol/engine/frames.ts';
import { defaultRunConfig } from '@/protocol/run/config.ts';
import { fakeFrame } from './fake-engine.ts';
import { stepsOf } from './fake-series.ts';
import { initialLabState, type LabState } from './lab-state.ts';
import { appendFrame, emptySeries } from './metrics-series.ts';
import { hasFinishedTeacher, statusChange } from './status-change.ts';

const status = (phase: EnginePhase, step: number, more: Partial<EngineStatus> = {}): EngineStatus => ({
  runId: 1,
  phase,
  step,
  teacherStep: 0,
  teacherCard: null,
  keptRunId: null,
  progress: null,
  jobId: null,
  ...more,
});
const lane = { accuracy: 0.9, crossEntropy: 0.3, calibrationError: 0.02, agreement: 0.9 };
const report = (step: number): EvaluationReport => ({
  step,
  teacherStep: 0,
  numPictures: 10,
  teacher: lane,
  student: lane,
  control: lane,
});
/** A run that has trained four steps and was tested at the third. */
const trained: LabState = {
  ...initialLabState(defaultRunConfig, []),
  status: status('training', 4),
  series: appendFrame(emptySeries(1), fakeFrame(1, [1, 2, 3, 4])),
  trained: [defaultRunConfig],
  fullReport: report(3),
};
const after = (next: EngineStatus, state = trained): LabState => ({ ...state, ...statusChange(next, state) });

describe('statusChange', () => {
  it('keeps curves and report while the run goes on', () => {
    const state = after(status('training', 9));
    expect([state.series, state.fullReport]).toEqual([trained.series, trained.fullReport]);
    expect(state.trained).toBe(trained.trained);
  });

  it('drops everything of an earlier run', () => {
    const state = after(status('ready', 0, { runId: 2 }));
    expect(state).toMatchObject({ fullReport: null, notice: null, error: null, trained: [] });
    expect([state.series.runId, state.series.steps.length]).toEqual([2, 0]);
  });

  it('drops the steps and the report that a rewind undid', () => {
    const state = after(status('paused', 2));
    expect(stepsOf(state.series)).toEqual([1, 2]);
    expect(state.fullReport).toBeNull();
    expect(after(status('paused', 3)).fullReport).not.toBeNull();
    expect(after(status('paused', 0)).trained).toEqual([]);
  });

  it('drops the report of a teacher that has been trained further', () => {
    expect(after(status('training', 4, { teacherStep: 50 })).fullReport).toBeNull();
  });

  it('records each configuration that steps were trained with', () => {
    const config = { ...defaultRunConfig, temperature: 9 };
    expect(after(status('training', 5), { ...trained, config }).trained).toEqual([defaultRunConfig, config]);
    expect(after(status('paused', 5), { ...trained, config }).trained).toEqual([defaultRunConfig]);
  });

  it('removes a notice once training goes on, unless it tells of a recovered device', () => {
    const notFinite = { kind: 'not-finite', step: 3, term: 'crossEntropy', lastGoodStep: 0 } as const;
    const recovered = { kind: 'device-recovered', step: 3, replacedBy: null } as const;
    expect(after(status('training', 5), { ...trained, notice: notFinite }).notice).toBeNull();
    expect(after(status('paused', 5), { ...trained, notice: notFinite }).notice).toBe(notFinite);
    expect(after(status('training', 5), { ...trained, notice: recovered }).notice).toBe(recovered);
  });
});

describe('hasFinishedTeacher', () => {
  it.each<[EnginePhase, EnginePhase, boolean]>([
    ['training-teacher', 'training', true],
    ['training-teacher', 'paused', true],
    ['training-teacher', 'training-teacher', false],
    ['training', 'paused', false],
  ])('%s, then %s: %s', (before, phase, expected) => {
    expect(hasFinishedTeacher(status(before, 0), status(phase, 0))).toBe(expected);
    expect(hasFinishedTeacher(status(before, 0), status(phase, 0, { runId: 2 }))).toBe(false);
  });
});
