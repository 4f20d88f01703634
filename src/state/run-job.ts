import type { EnginePhase } from '@/protocol/messages.ts';
import type { Job } from '@/protocol/run/job.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { goalOf } from '@/protocol/run-length.ts';
import type { LabState } from './lab-state.ts';
import type { LabStore } from './lab-store.ts';

/** Progress of a job. */
export interface JobProgress {
  /** 'paused' by the visitor, who can resume it with Play. */
  readonly phase: 'preparing' | 'training' | 'paused';
  /** Share of the steps of the present generation that is done, 0..1. */
  readonly share: number;
}

const preparing: ReadonlySet<EnginePhase> = new Set([
  'starting',
  'loading-data',
  'waiting-for-data',
  'ready',
]);

function shareDone({ config, series, status }: LabState): number {
  const step = status?.phase === 'finished' ? status.step : (series.steps.at(-1)?.step ?? 0);
  const start = series.generations.at(-1)?.step ?? 0;
  // The goal moves on once it is reached.
  const goal = goalOf(config, { count: series.generations.length, start }, Math.max(0, step - 1));
  return goal === 0 ? 0 : Math.min(1, step / goal);
}

function progressOf(state: LabState): JobProgress {
  const { phase } = state.status ?? {};
  if (phase === 'paused' && !state.isPlaying) return { phase: 'paused', share: shareDone(state) };
  const isBuilt = phase !== undefined && !preparing.has(phase);
  return isBuilt ? { phase: 'training', share: shareDone(state) } : { phase: 'preparing', share: 0 };
}

/**
 * Trains the run of a job in the lab, where the visitor sees it.
 *
 * @param signal cancels the job; its record contains the data up to then
 * @throws PlaygroundError if the engine has stopped and cannot return a record
 */
export async function runJob(
  lab: LabStore,
  job: Job,
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
): Promise<RunRecord> {
  const report = () => {
    const state = lab.getState();
    if (state.status?.jobId === job.id) onProgress(progressOf(state));
  };
  const cancel = () => void lab.actions.cancelJob(job.id).catch(() => undefined);
  onProgress({ phase: 'preparing', share: 0 });
  const unsubscribe = lab.subscribe(report);
  try {
    const record = lab.actions.runJob(job);
    signal.addEventListener('abort', cancel);
    return await record;
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', cancel);
  }
}
