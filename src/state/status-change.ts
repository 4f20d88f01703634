import type { EngineStatus } from '@/protocol/engine/events.ts';
import type { RunConfig } from '@/protocol/run/config.ts';
import type { LabState } from './lab-state.ts';
import { emptySeries, rewound } from './metrics-series.ts';

const untrained: readonly RunConfig[] = [];

/** Adds a configuration with which further steps are trained. */
export function trainedAlso(trained: readonly RunConfig[], config: RunConfig): readonly RunConfig[] {
  return trained.at(-1) === config ? trained : [...trained, config];
}

function trainedAfter({ phase, step }: EngineStatus, trained: readonly RunConfig[], config: RunConfig) {
  if (phase === 'training') return trainedAlso(trained, config);
  return step === 0 ? untrained : trained;
}

/** Whether a status is the first one of another run. */
export const isNewRun = (before: EngineStatus | null, { runId }: EngineStatus): boolean =>
  runId !== (before?.runId ?? 0);

/** Whether the run has gone back to an earlier step. */
export function isRewind(before: EngineStatus | null, status: EngineStatus): boolean {
  if (!before || before.runId !== status.runId || status.phase !== 'paused') return false;
  return status.step < before.step || status.teacherStep < before.teacherStep;
}

/** Whether the live training of a teacher has just ended. */
export function hasFinishedTeacher(before: EngineStatus | null, { runId, phase }: EngineStatus): boolean {
  const isOver = phase === 'training' || phase === 'paused';
  return before?.phase === 'training-teacher' && before.runId === runId && isOver;
}

/** Returns what a status changes; drops what belongs to an earlier run or to steps that were undone. */
export function statusChange(status: EngineStatus, state: LabState): Partial<LabState> {
  const { phase, runId, step, teacherStep } = status;
  if (isNewRun(state.status, status)) {
    const trained = trainedAfter(status, untrained, state.config);
    const series = emptySeries(runId);
    return { status, series, trained, past: null, fullReport: null, notice: null, error: null };
  }
  const { notice, fullReport } = state;
  const isTraining = phase === 'training' || phase === 'training-teacher';
  // After more steps the report is only old, but after a rewind or a retrained teacher its networks are gone.
  const isGone = fullReport && (fullReport.step > step || fullReport.teacherStep !== teacherStep);
  const hasGoneBack = isRewind(state.status, status);
  return {
    status,
    trained: trainedAfter(status, state.trained, state.config),
    ...(hasGoneBack ? { series: rewound(state.series, status) } : {}),
    // A run that is trained or restored is shown as it is now.
    ...(isTraining || hasGoneBack ? { past: null } : {}),
    ...(isGone ? { fullReport: null } : {}),
    ...(isTraining && notice && notice.kind !== 'device-recovered' ? { notice: null } : {}),
  };
}
