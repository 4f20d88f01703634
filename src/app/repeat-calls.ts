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
/** Seeds of a call that names none. */
const DEFAULT_SEEDS = 5;
/** Most runs of one call. */
const MAX_RUNS = 1_000;

/** A script's wish for repeats. */
export interface RepeatInput {
  /** Number of seeds from the run's own on, or the seeds themselves; 5 by default. */
  readonly seeds?: number | readonly number[];
  /** Changes to the configuration of the lab. */
  readonly change?: Readonly<Record<string, unknown>>;
}

/** The values that a script studies; lists that it leaves out have the lab's value alone. */
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

/** A copy of a list; empty for anything else, and for one that is too long to be copied. */
const listOf = (values: unknown): readonly unknown[] =>
  Array.isArray(values) && values.length <= MAX_VALUES ? Array.from(values) : [];

/** @throws ConfigError unless it is a number of seeds, or different seeds */
function checkSeeds(seeds: unknown, first: number): readonly number[] {
  if (isWholeFrom(seeds, 1, MAX_VALUES)) return seedsFrom(first, seeds as number);
  const list = listOf(seeds);
  const isRight = list.every((seed) => isWholeFrom(seed, 0, MAX_SEED)) && new Set(list).size === list.length;
  if (list.length >= 1 && isRight) return list as readonly number[];
  throw refuse(
    'seeds',
    seeds,
    `a whole number from 1 to ${MAX_VALUES}, or a list of different whole numbers from 0 to ${MAX_SEED}`,
  );
}

/** @throws ConfigError unless it is a list of different numbers; the run's parser checks their range */
function checkValues(key: string, values: unknown): readonly number[] {
  const list = listOf(values);
  const isRight = list.every((value) => typeof value === 'number') && new Set(list).size === list.length;
  if (list.length >= 1 && isRight) return list;
  throw refuse(key, values, `a list of 1 to ${MAX_VALUES} different numbers`);
}

/** In the background unless the options say otherwise; `runJobs` checks the rest. */
function inBackground(options: unknown = {}): unknown {
  if (!isPlainObject(options)) return options;
  const { parallel = true } = options;
  return { ...options, parallel };
}

/**
 * Trains a configuration with several seeds, and compares student and control on all test pictures.
 *
 * @param current the lab's configuration when the call was made
 * @throws ConfigError for an invalid argument, before anything is trained
 */
export async function repeatRun(
  runner: JobRunner,
  current: RunConfig,
  input: unknown = {},
  options?: unknown,
): Promise<RepeatAnswer> {
  if (!isPlainObject(input)) throw refuse('input', input, '{seeds, change}');
  checkKeys(input, ['seeds', 'change']);
  const { seeds = DEFAULT_SEEDS, change } = input;
  const config = changed(current, change);
  const jobs = checkSeeds(seeds, config.seed).map((seed) => ({
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
 * @param current the lab's configuration when the call was made
 * @returns one row per combination
 * @throws ConfigError for an invalid argument, before anything is trained
 */
export async function studyRuns(
  runner: JobRunner,
  current: RunConfig,
  input: unknown = {},
  options?: unknown,
): Promise<readonly StudyRow[]> {
  if (!isPlainObject(input)) throw refuse('input', input, '{alpha, temperature, seeds, change}');
  checkKeys(input, ['alpha', 'temperature', 'seeds', 'change']);
  const config = changed(current, input['change']);
  const { alpha = [config.alpha], temperature = [config.temperature], seeds = DEFAULT_SEEDS } = input;
  const plan = {
    alpha: checkValues('alpha', alpha),
    temperature: checkValues('temperature', temperature),
    seeds: checkSeeds(seeds, config.seed),
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
