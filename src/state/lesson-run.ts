import { outcomeOf, type Outcome } from '@/protocol/outcome.ts';
import { createJob, type Job } from '@/protocol/run/job.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { parseRunConfig } from '@/protocol/run-config.ts';
import { fromWireError } from '@/protocol/wire-error.ts';
import type { LabStore } from './lab-store.ts';
import { runJob, type JobProgress } from './run-job.ts';
import { wholeRun } from './whole-run.ts';

/** Test pictures whose answers an outcome holds: those that the curves are measured on. */
const NUM_PICTURES = 1_000;

type Keys = Readonly<Record<string, unknown>>;

/** The runs of an experiment; a lesson's own type is no part of the state. */
interface ExperimentPlan {
  readonly trials: readonly { readonly change: Keys }[];
  /** Layer whose nearest neighbours are compared. */
  readonly embedding?: string | undefined;
}

/** How far an experiment is. */
export interface ExperimentProgress extends JobProgress {
  /** Index of the trial that runs. */
  readonly trial: number;
}

/** Why an experiment ended before its end; the key of its text in both languages. */
export type InterruptionReason = 'stopped' | 'changed' | 'failed';

/** An experiment that did not come to its end; its cause is what failed, where something did. */
export class InterruptedExperiment extends Error {
  override readonly name = 'InterruptedExperiment';
  readonly reason: InterruptionReason;

  constructor(reason: InterruptionReason, cause?: unknown) {
    super(`the experiment was interrupted: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** The job of a trial. @throws ConfigError for a run that cannot be */
function jobOf(wanted: Keys, embedding: string | undefined): Job {
  const { config, problems } = parseRunConfig(wanted);
  const [problem] = problems;
  if (problem) throw problem;
  return createJob(config, { answers: NUM_PICTURES, embedding: embedding ?? null });
}

/** @throws InterruptedExperiment for the record of a run that did not come to its end */
function finishedOutcome(record: RunRecord): Outcome {
  const { end } = record;
  if (end.status === 'finished') return outcomeOf(record);
  if (end.status === 'failed') throw new InterruptedExperiment('failed', fromWireError(end.error));
  throw new InterruptedExperiment(end.reason === 'cancelled' ? 'stopped' : 'changed');
}

/**
 * The outcomes of a step's experiment, one a trial: each is a job that is trained in the lab itself.
 *
 * @param preset keys that all trials have in common
 * @throws InterruptedExperiment when it was stopped, when the run was changed meanwhile, or when something failed
 */
export async function runExperiment(
  lab: LabStore,
  { trials, embedding }: ExperimentPlan,
  preset: Keys,
  onProgress: (progress: ExperimentProgress) => void,
  signal: AbortSignal,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  try {
    for (const [trial, { change }] of trials.entries()) {
      if (signal.aborted) throw new InterruptedExperiment('stopped');
      const job = jobOf(wholeRun(preset, change), embedding);
      const tell = (progress: JobProgress) => onProgress({ trial, ...progress });
      outcomes.push(finishedOutcome(await runJob(lab, job, tell, signal)));
    }
    return outcomes;
  } catch (thrown) {
    throw thrown instanceof InterruptedExperiment ? thrown : new InterruptedExperiment('failed', thrown);
  }
}
