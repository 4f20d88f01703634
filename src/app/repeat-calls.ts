import { isWholeFrom } from '@/core/check-whole.ts';
import { parseRunConfig, type RunConfig } from '@/protocol/run/config.ts';
import { MAX_SEED } from '@/protocol/run/fields.ts';
import type { RunRecord } from '@/protocol/run/record.ts';
import {
  compareWithControl,
  seedsFrom,
  summaryOf,
  type ComparisonSummary,
} from '@/protocol/repeat/repeat.ts';
import { resultOf } from '@/protocol/repeat/run-result.ts';
import { studyConfigs, studyMeasures, studyRows, type StudyRow } from '@/protocol/repeat/study.ts';
import { checkKeys, refuse } from './check-arguments.ts';
import { isPlainObject } from './plain-object.ts';
import { runJobs, type JobRunner, type RunOptions } from './run-jobs.ts';

/** Most seeds, and most values of α or T, of one call. */
const MAX_VALUES = 100;
/** Most runs of one call. */
const MAX_RUNS = 1_000;

/** What a script repeats. */
export interface RepeatInput {
  /** Number of seeds from the run's own on, or the seeds themselves; 5 by default. */
  readonly seeds?: number | readonly number[];
  /** Changes to the configuration of the lab. */
  readonly change?: Readonly<Record<string, unknown>>;
}

/** What a script studies; lists that it leaves out have the lab's value alone. */
export interface StudyInput extends RepeatInput {
  readonly alpha?: readonly number[];
  readonly temperature?: readonly number[];
}

export interface RepeatAnswer extends ComparisonSummary {
  /** One for each run that was started. */
  readonly records: readonly RunRecord[];
}

/** @throws ConfigError for a change that a link would report */
function changed(config: RunConfig, change: unknown): RunConfig {
  if (change === undefined) return config;
  if (!isPlainObject(change)) throw refuse('change', change, '{key: value, …}');
  const parsed = parseRunConfig(change, config);
  const [problem] = parsed.problems;
  if (problem) throw problem;
  return parsed.config;
}

/** @throws ConfigError unless it is a number of seeds, or different seeds */
function checkSeeds(seeds: unknown, first: number): readonly number[] {
  if (isWholeFrom(seeds, 1, MAX_VALUES)) return seedsFrom(first, seeds as number);
  const list: readonly unknown[] = Array.isArray(seeds) ? Array.from(seeds) : [];
  const isRight = list.every((seed) => isWholeFrom(seed, 0, MAX_SEED)) && new Set(list).size === list.length;
  if (list.length >= 1 && list.length <= MAX_VALUES && isRight) return list as readonly number[];
  throw refuse(
    'seeds',
    seeds,
    `a whole number from 1 to ${MAX_VALUES}, or a list of different whole numbers from 0 to ${MAX_SEED}`,
  );
}

/** @throws ConfigError unless it is a list of different numbers; the run's parser checks their range */
function checkValues(key: string, values: unknown): readonly number[] {
  const list: readonly unknown[] = Array.isArray(values) ? Array.from(values) : [];
  const isRight = list.every((value) => typeof value === 'number') && new Set(list).size === list.length;
  if (list.length >= 1 && list.length <= MAX_VALUES && isRight) return list;
  throw refuse(key, values, 'a list of different numbers');
}

/** In the background unless the options say otherwise; `runJobs` checks the rest. */
const inBackground = (options: unknown): unknown =>
  options === undefined
    ? { parallel: true }
    : isPlainObject(options)
      ? { parallel: true, ...options }
      : options;

/**
 * Trains a configuration with several seeds, and compares student and control on all test pictures.
 *
 * @throws ConfigError for an invalid argument, before anything is trained
 */
export async function repeatRun(
  runner: JobRunner,
  input: unknown = {},
  options?: unknown,
): Promise<RepeatAnswer> {
  if (!isPlainObject(input)) throw refuse('input', input, '{seeds, change}');
  checkKeys(input, ['seeds', 'change']);
  const config = changed(runner.lab.getState().config, input['change']);
  const jobs = checkSeeds(input['seeds'] ?? 5, config.seed).map((seed) => ({
    config: { ...config, seed },
    measure: { fullTest: true },
  }));
  const records = await runJobs(runner, jobs, inBackground(options));
  const results = records.map(resultOf).filter((result) => result !== null);
  return { records, ...summaryOf(compareWithControl(results)) };
}

/**
 * Trains every combination of some α and T with several seeds.
 *
 * @returns one row per combination
 * @throws ConfigError for an invalid argument, before anything is trained
 */
export async function studyRuns(
  runner: JobRunner,
  input: unknown = {},
  options?: unknown,
): Promise<readonly StudyRow[]> {
  if (!isPlainObject(input)) throw refuse('input', input, '{alpha, temperature, seeds, change}');
  checkKeys(input, ['alpha', 'temperature', 'seeds', 'change']);
  const config = changed(runner.lab.getState().config, input['change']);
  const plan = {
    alpha: checkValues('alpha', input['alpha'] ?? [config.alpha]),
    temperature: checkValues('temperature', input['temperature'] ?? [config.temperature]),
    seeds: checkSeeds(input['seeds'] ?? 5, config.seed),
  };
  const configs = studyConfigs(config, plan);
  if (configs.length > MAX_RUNS) throw refuse('runs', configs.length, `at most ${MAX_RUNS}`);
  const jobs = configs.map((each) => ({ config: each, measure: studyMeasures }));
  const results: ReturnType<typeof resultOf>[] = jobs.map(() => null);
  const given = inBackground(options);
  const { onRecord }: RunOptions = isPlainObject(given) ? given : {};
  const collect: RunOptions['onRecord'] = (record, job) => {
    results[job] = resultOf(record);
    onRecord?.(record, job);
  };
  const isChecked = typeof onRecord === 'function' || onRecord === undefined;
  await runJobs(runner, jobs, isChecked && isPlainObject(given) ? { ...given, onRecord: collect } : given);
  return studyRows(plan, results);
}
