import type { Checkpoint } from '@/protocol/engine/requests.ts';
import type { Job } from '@/protocol/run/job.ts';
import { jobProgress, type JobProgress } from '@/protocol/run/job-progress.ts';
import { leavesWeights } from '@/protocol/run/leaves-weights.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import type { LabState } from './lab-state.ts';
import type { LabStore } from './lab-store.ts';

function progressOf({ config, series, status, isPlaying }: LabState): JobProgress {
  const { phase } = status ?? {};
  const step = phase === 'finished' ? (status?.step ?? 0) : (series.steps.at(-1)?.step ?? 0);
  const generations = { count: series.generations.length, start: series.generations.at(-1)?.step ?? 0 };
  // Pause and Play show at once, before the engine has answered.
  const shown = phase === 'paused' && isPlaying ? 'training' : phase;
  return jobProgress(config, generations, step, shown);
}

/**
 * Runs a job and collects the weights that it leaves.
 *
 * @param run trains the job and hands the weights to `take` before it resolves, if there are any
 */
export async function withCheckpoint<Result>(
  run: (take: (checkpoint: Checkpoint) => void) => Promise<Result>,
): Promise<{ readonly record: Result; readonly checkpoint: Checkpoint | null }> {
  const left: { checkpoint: Checkpoint | null } = { checkpoint: null };
  const record = await run((checkpoint) => {
    left.checkpoint = checkpoint;
  });
  return { record, checkpoint: left.checkpoint };
}

/**
 * Trains the run of a job in the lab, where the visitor sees it.
 *
 * @param signal cancels the job; its record contains the data up to then
 * @param onCheckpoint called with the weights at its end before it resolves, if there are any
 * @throws PlaygroundError if the engine has stopped and cannot return a record
 */
export async function runJob(
  lab: LabStore,
  job: Job,
  onProgress: (progress: JobProgress) => void,
  signal: AbortSignal,
  onCheckpoint?: (checkpoint: Checkpoint) => void,
): Promise<RunRecord> {
  const report = () => {
    const state = lab.getState();
    if (state.status?.jobId === job.id) onProgress(progressOf(state));
  };
  const cancel = () => void lab.actions.cancelJob(job.id).catch(() => undefined);
  onProgress({ phase: 'preparing', share: 0 });
  const unsubscribe = lab.subscribe(report);
  try {
    const ended = lab.actions.runJob(job);
    signal.addEventListener('abort', cancel);
    // By the first report of its progress.
    if (signal.aborted) cancel();
    const record = await ended;
    if (onCheckpoint && leavesWeights(record)) {
      // The visitor may have started another run meanwhile: its checkpoint names its configuration.
      const checkpoint = await lab.actions.inspect('checkpoint', {}).catch(() => null);
      if (checkpoint) onCheckpoint(checkpoint);
    }
    return record;
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', cancel);
  }
}
