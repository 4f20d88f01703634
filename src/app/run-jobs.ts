import { createJob, checkJob, noMeasurements, type Job, type Measurements } from '@/protocol/run/job.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { parseRunConfig } from '@/protocol/run-config.ts';
import type { LabStore } from '@/state/lab-store.ts';
import { runJob, type JobProgress } from '@/state/run-job.ts';
import { checkKeys } from './check-arguments.ts';
import { isPlainObject, refuse } from './refuse.ts';

/** A job as a script passes it: keys of the run and of the measurements; missing keys have their defaults. */
export interface JobInput {
  readonly config: Readonly<Record<string, unknown>>;
  readonly measure?: Partial<Measurements>;
}

/** Progress of a list of jobs. */
export interface JobsProgress extends JobProgress {
  /** Index of the job in the list. */
  readonly job: number;
  readonly id: string;
}

export interface RunOptions {
  readonly onProgress?: (progress: JobsProgress) => void;
  /** Cancels the running job and starts no other. */
  readonly signal?: AbortSignal;
}

/** Validates and completes a job. @throws ConfigError naming its index, the key and the expected value */
function jobOf(input: unknown, index: number): Job {
  const name = `jobs[${index}]`;
  if (!isPlainObject(input)) throw refuse(name, input, '{config: {key: value, …}, measure?: {…}}');
  checkKeys(input, ['config', 'measure'], `${name}.`);
  const { config: keys, measure = {} } = input;
  if (!isPlainObject(keys)) throw refuse(`${name}.config`, keys, '{key: value, …}');
  if (!isPlainObject(measure)) throw refuse(`${name}.measure`, measure, '{answers?: 1000, …}');
  checkKeys(measure, Object.keys(noMeasurements), `${name}.measure.`);
  const { config, problems } = parseRunConfig(keys);
  const [problem] = problems;
  if (problem) throw problem;
  const job = createJob(config, measure);
  checkJob(job);
  return job;
}

/** @throws ConfigError for the first invalid job */
function checkJobs(jobs: unknown): readonly Job[] {
  if (!Array.isArray(jobs)) throw refuse('jobs', jobs, '[{config: {key: value, …}}, …]');
  return Array.from(jobs, jobOf);
}

/** @throws ConfigError for an unknown option or a wrong type */
function checkRunOptions(given: unknown): RunOptions {
  if (given === undefined) return {};
  if (!isPlainObject(given)) throw refuse('options', given, '{onProgress, signal}');
  checkKeys(given, ['onProgress', 'signal'], 'options.');
  const { onProgress, signal } = given;
  if (onProgress !== undefined && typeof onProgress !== 'function')
    throw refuse('options.onProgress', onProgress, 'a function');
  if (signal !== undefined && !(signal instanceof AbortSignal))
    throw refuse('options.signal', signal, 'an AbortSignal');
  return given;
}

/**
 * Runs jobs one after the other in the lab, as the live run.
 *
 * @returns one record per job, in order; after the signal the records so far
 */
async function runJobs(
  lab: LabStore,
  jobs: readonly Job[],
  { onProgress, signal = new AbortController().signal }: RunOptions,
): Promise<readonly RunRecord[]> {
  const records: RunRecord[] = [];
  for (const [index, job] of jobs.entries()) {
    if (signal.aborted) break;
    const report = (progress: JobProgress) => onProgress?.({ job: index, id: job.id, ...progress });
    records.push(await runJob(lab, job, report, signal));
  }
  return records;
}

/** Settles when the latest call has ended, by lab. */
const lastRuns = new WeakMap<LabStore, Promise<unknown>>();

/**
 * Trains jobs after those of earlier calls.
 *
 * @param ready resolves once the lab can train
 * @throws ConfigError for an invalid argument, before anything is trained
 */
export function queueJobs(
  lab: LabStore,
  ready: () => Promise<unknown>,
  jobs: unknown,
  given: unknown,
): Promise<readonly RunRecord[]> {
  const [checked, options] = [checkJobs(jobs), checkRunOptions(given)];
  const work = (lastRuns.get(lab) ?? Promise.resolve()).then(async () => {
    await ready();
    return runJobs(lab, checked, options);
  });
  lastRuns.set(
    lab,
    work.catch(() => undefined),
  );
  return work;
}
