import { verdictOn, type VerdictKind } from '@/metrics/verdict.ts';
import { isSameValue, type RunConfig } from '../run/config.ts';
import { actingSettings } from './acting-settings.ts';
import { laterDefaults } from '../run/fields.ts';
import { freshSeedsOn } from './student-claims.ts';

/** Accuracy of student and control on all test pictures with one seed, 0..1. */
export interface SeedResult {
  readonly student: number;
  readonly control: number;
}

/** A configuration and its result with each seed. */
export interface MeasuredRun {
  readonly config: Readonly<Record<string, unknown>>;
  readonly seeds: Readonly<Record<string, SeedResult>>;
}

/** A file written by `npm run measure:students`, `measure:presets` or `measure:methods`. */
export interface Measured {
  readonly command: string;
  readonly date: string;
  readonly backend: string;
  readonly adapter: string;
  readonly runs: Readonly<Record<string, MeasuredRun>>;
}

/** Whether a run was measured on all of its seeds; fewer are not conclusive. */
export const isComplete = (
  { config, seeds }: MeasuredRun,
  all: readonly number[] = freshSeedsOn(config['dataset']),
) => all.every((seed) => seed in seeds);

/** Keys that change nothing about the accuracies of a configuration over its seeds. */
const idleKeys: ReadonlySet<string> = new Set(['seed', 'logitBias']);

/** Whether a measured run has the settings of a configuration, apart from the seed and the settings of methods that are off. */
export function isMeasuredAt({ config: measured }: MeasuredRun, config: RunConfig): boolean {
  const whole = { ...laterDefaults, ...measured };
  const keys = Object.keys(actingSettings(config));
  return keys.every((key) => idleKeys.has(key) || isSameValue(whole, config, key));
}

export interface MeanAndSpread {
  readonly mean: number;
  /** Sample standard deviation. */
  readonly deviation: number;
}

/** Mean accuracies and gain of a measured run, with a verdict. */
export interface MeasuredEffect {
  readonly numSeeds: number;
  readonly student: MeanAndSpread;
  readonly control: MeanAndSpread;
  /** Student − control of the same seed. */
  readonly gain: MeanAndSpread;
  readonly verdict: VerdictKind;
}

function meanAndSpread(values: readonly number[]): MeanAndSpread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}

/**
 * Aggregates a run's seeds.
 *
 * @param run measured with at least two seeds
 */
export function effectOf({ seeds }: MeasuredRun): MeasuredEffect {
  const results = Object.values(seeds);
  const gains = results.map(({ student, control }) => student - control);
  return {
    numSeeds: results.length,
    student: meanAndSpread(results.map(({ student }) => student)),
    control: meanAndSpread(results.map(({ control }) => control)),
    gain: meanAndSpread(gains),
    verdict: verdictOn(gains).kind,
  };
}
