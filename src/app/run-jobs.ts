import { createJob, checkJob, noMeasurements, type Job, type Measurements } from '@/protocol/run/job.ts';
import { EngineStoppedError } from '@/core/errors.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import { parseRunConfig } from '@/protocol/run/config.ts';
import { createEngineClient } from '@/engine/client.ts';
import { EnginePool } from '@/engine/pool.ts';
import { thisDevice } from '@/engine/pool-size.ts';
import type { EnginePort } from '@/protocol/engine/port.ts';
import type { Checkpoint } from '@/protocol/engine/requests.ts';
import type { LabStore } from '@/state/lab-store.ts';
import type { JobProgress } from '@/protocol/run/job-progress.ts';
import { runJob, withCheckpoint } from '@/state/run-job.ts';
import { keepJob } from '@/state/shelf/page-shelf.ts';
import { baseUrl } from './base-url.ts';
import { checkKeys, refuse } from './check-arguments.ts';
import { isPlainObject } from './plain-object.ts';

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
  /**
   * How many jobs may be trained at the same time on background engines, beside the live run; `true` for as
   * many as the device allows. By default one job after the other is trained as the live run.
   */
  readonly parallel?: boolean | number;
  /** An error that a callback throws is reported; the jobs go on. */
  readonly onProgress?: (progress: JobsProgress) => void;
  /** Called with every record as its job ends, and the index of the job in the list. */
  readonly onRecord?: (record: RunRecord, job: number) => void;
  /** Cancels the running job and starts no other. */
  readonly signal?: AbortSignal;
  /** Starts no other job; those that have begun are trained to their end. */
  readonly pause?: AbortSignal;
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
function checkRunOptions(options: unknown): RunOptions {
  if (options === undefined) return {};
  if (!isPlainObject(options))
    throw refuse('options', options, '{parallel, onProgress, onRecord, signal, pause}');
  checkKeys(options, ['parallel', 'onProgress', 'onRecord', 'signal', 'pause'], 'options.');
  const { parallel, onProgress, onRecord, signal, pause } = options;
  const isNumber = Number.isSafeInteger(parallel) && (parallel as number) >= 1;
  if (parallel !== undefined && typeof parallel !== 'boolean' && !isNumber)
    throw refuse('options.parallel', parallel, 'true, false or a whole number from 1');
  for (const [key, value] of Object.entries({ onProgress, onRecord }))
    if (value !== undefined && typeof value !== 'function')
      throw refuse(`options.${key}`, value, 'a function');
  for (const [key, value] of Object.entries({ signal, pause }))
    if (value !== undefined && !(value instanceof AbortSignal))
      throw refuse(`options.${key}`, value, 'an AbortSignal');
  return options;
}

/** The engines that train a script's jobs. */
export interface JobRunner {
  /** The engine of the live run. */
  readonly engine: EnginePort;
  readonly lab: LabStore;
  /** Resolves once the lab can train. */
  readonly ready: () => Promise<unknown>;
}

type RunJob = (
  job: Job,
  onProgress: (progress: JobProgress) => void,
  onCheckpoint: (checkpoint: Checkpoint) => void,
  signal: AbortSignal,
) => Promise<RunRecord | null>;

/** Calls a script's function; an error in it is reported, and must not end the training of other jobs. */
function tellScript<Given extends readonly unknown[]>(
  callback: ((...given: Given) => void) | undefined,
  ...given: Given
): void {
  try {
    callback?.(...given);
  } catch (error) {
    reportError(error);
  }
}

/** The signal of one job: it follows `signal`, and `pause` until the job has begun. */
function jobSignal({ signal, pause }: RunOptions) {
  const own = new AbortController();
  const cancel = () => own.abort();
  const hasBegun = () => pause?.removeEventListener('abort', cancel);
  for (const each of [signal, pause]) each?.addEventListener('abort', cancel);
  return {
    signal: own.signal,
    hasBegun,
    /** Listens no longer: one signal may serve a list of jobs of any length. */
    end: () => {
      hasBegun();
      signal?.removeEventListener('abort', cancel);
    },
  };
}

/**
 * Runs jobs in order, several at a time.
 *
 * @returns one record per job that was started, in order
 */
async function runAll(
  jobs: readonly Job[],
  numParallel: number,
  options: RunOptions,
  run: RunJob,
): Promise<readonly RunRecord[]> {
  const { onProgress, onRecord, signal, pause } = options;
  const records: (RunRecord | null)[] = [];
  const kept: Promise<void>[] = [];
  const waiting = jobs.entries();
  const work = async () => {
    for (const [index, job] of waiting) {
      if (signal?.aborted || pause?.aborted) break;
      const own = jobSignal(options);
      const tell = (progress: JobProgress) => {
        own.hasBegun();
        tellScript(onProgress, { job: index, id: job.id, ...progress });
      };
      const ended = withCheckpoint((take) => run(job, tell, take, own.signal));
      const { record, checkpoint } = await ended.finally(own.end);
      records[index] = record;
      if (!record) continue;
      kept.push(keepJob(record, checkpoint));
      tellScript(onRecord, record, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(numParallel, jobs.length) }, work));
  await Promise.all(kept);
  return records.filter((record) => record !== null && record !== undefined);
}

const pools = new WeakMap<LabStore, EnginePool>();

/** The lab's pool, whose engines use the live engine's backend on one thread. @throws if the lab cannot train */
async function poolOf({ engine, lab, ready }: JobRunner): Promise<EnginePool> {
  if (!pools.has(lab)) await ready();
  // Another call may have created it meanwhile: two pools would start twice as many engines as the device allows.
  const known = pools.get(lab);
  if (known) return known;
  const { backend: report, status } = lab.getState();
  if (!report) throw new EngineStoppedError('it has not been started');
  const { forced, backend, machine } = report;
  const pool = new EnginePool({
    createEngine: createEngineClient,
    live: engine,
    livePhase: status?.phase ?? 'starting',
    liveReport: report,
    start: {
      backend: forced ? backend : null,
      remembered: { machine, backend },
      baseUrl: baseUrl(),
    },
    device: thisDevice(),
  });
  pools.set(lab, pool);
  return pool;
}

/** Settles when the latest call has ended, by lab. */
const lastRuns = new WeakMap<LabStore, Promise<unknown>>();

/** Trains jobs one after the other as the live run, after those of earlier calls. */
function runLive(
  runner: JobRunner,
  jobs: readonly Job[],
  options: RunOptions,
): Promise<readonly RunRecord[]> {
  const { lab, ready } = runner;
  const work = (lastRuns.get(lab) ?? Promise.resolve()).then(async () => {
    await ready();
    return runAll(jobs, 1, options, (job, tell, take, signal) => runJob(lab, job, tell, signal, take));
  });
  lastRuns.set(
    lab,
    work.catch(() => undefined),
  );
  return work;
}

/**
 * Trains jobs as the live run or, with `parallel`, on background engines beside it.
 *
 * @throws ConfigError for an invalid argument, before anything is trained
 */
export async function runJobs(
  runner: JobRunner,
  jobs: unknown,
  options: unknown,
): Promise<readonly RunRecord[]> {
  const [checked, wanted] = [checkJobs(jobs), checkRunOptions(options)];
  const { parallel = false } = wanted;
  if (parallel === false) return runLive(runner, checked, wanted);
  const pool = await poolOf(runner);
  const numParallel = parallel === true ? Infinity : parallel;
  return runAll(checked, numParallel, wanted, (job, tell, take, signal) => pool.run(job, tell, signal, take));
}
