import { entryAt } from '@/core/checked.ts';
import { outcomeOf, type Outcome } from '@/protocol/run/outcome.ts';
import type { Checkpoint } from '@/protocol/engine/requests.ts';
import { createJob, type Job } from '@/protocol/run/job.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { parseRunConfig } from '@/protocol/run/config.ts';
import { fromWireError } from '@/protocol/engine/wire-error.ts';
import type { LabStore } from './lab-store.ts';
import type { JobProgress } from '@/protocol/run/job-progress.ts';
import { runJob, withCheckpoint } from './run-job.ts';
import { wholeRun } from './whole-run.ts';

/** Number of test pictures with recorded logits; the curves use the same pictures. */
const NUM_PICTURES = 1_000;

type OnJobEnd = (record: RunRecord, checkpoint: Checkpoint | null) => void;
type Keys = Readonly<Record<string, unknown>>;

/** The runs of an experiment; avoids a dependency on the lessons' types. */
interface ExperimentPlan {
  readonly trials: readonly { readonly change: Keys; readonly stays?: true }[];
  /** Layer whose nearest neighbours are measured. */
  readonly embedding?: string | undefined;
}

/** Progress of an experiment. */
export interface ExperimentProgress extends JobProgress {
  /** Index of the running trial. */
  readonly trial: number;
  /** Number of trials that have ended. */
  readonly numEnded: number;
}

/** Why an experiment ended early; the key of its text in both languages. */
export type InterruptionReason = 'stopped' | 'changed' | 'failed';

/** An experiment that ended early; `cause` is the error, if there was one. */
export class InterruptedExperiment extends Error {
  override readonly name = 'InterruptedExperiment';
  readonly reason: InterruptionReason;

  constructor(reason: InterruptionReason, cause?: unknown) {
    super(`the experiment was interrupted: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** The places of the trials in the order in which they are trained: the one that stays in the lab last. */
const inOrder = (trials: ExperimentPlan['trials']): readonly number[] =>
  [...trials.keys()].toSorted(
    (one, other) => Number(trials[one]?.stays ?? 0) - Number(trials[other]?.stays ?? 0),
  );

/** The job of a trial. @throws ConfigError for an invalid run */
function jobOf(changes: Keys, embedding: string | undefined): Job {
  const { config, problems } = parseRunConfig(changes);
  const [problem] = problems;
  if (problem) throw problem;
  return createJob(config, { answers: NUM_PICTURES, embedding: embedding ?? null });
}

/** @throws InterruptedExperiment if the run did not finish */
function finishedOutcome(record: RunRecord): Outcome {
  const { end } = record;
  if (end.status === 'finished') return outcomeOf(record);
  if (end.status === 'failed') throw new InterruptedExperiment('failed', fromWireError(end.error));
  throw new InterruptedExperiment(end.reason === 'cancelled' ? 'stopped' : 'changed');
}

/**
 * Runs a step's experiment, each trial as a job in the lab, and returns one outcome per trial, in the trials' order.
 *
 * @param preset values common to all trials
 * @param onEnd called with the record of each trial and its weights, if it left any
 * @throws InterruptedExperiment if it was stopped, if the run was changed meanwhile, or on an error
 */
export async function runExperiment(
  lab: LabStore,
  { trials, embedding }: ExperimentPlan,
  preset: Keys,
  onProgress: (progress: ExperimentProgress) => void,
  signal: AbortSignal,
  onEnd: OnJobEnd = () => undefined,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  try {
    for (const [numEnded, trial] of inOrder(trials).entries()) {
      if (signal.aborted) throw new InterruptedExperiment('stopped');
      const job = jobOf(wholeRun(preset, entryAt(trials, trial).change), embedding);
      const report = (progress: JobProgress) => onProgress({ trial, numEnded, ...progress });
      const { record, checkpoint } = await withCheckpoint((take) => runJob(lab, job, report, signal, take));
      onEnd(record, checkpoint);
      outcomes[trial] = finishedOutcome(record);
    }
    return outcomes;
  } catch (thrown) {
    throw thrown instanceof InterruptedExperiment ? thrown : new InterruptedExperiment('failed', thrown);
  }
}
