import { meanInterval } from '@/metrics/mean-interval.ts';
import { freshSeeds } from './student-claims.ts';

/** What student and control reached on all test pictures with one seed, 0..1. */
export interface SeedResult {
  readonly student: number;
  readonly control: number;
}

/** A configuration, and what came out with each seed. */
export interface MeasuredRun {
  readonly config: Readonly<Record<string, unknown>>;
  readonly seeds: Readonly<Record<string, SeedResult>>;
}

/** A file that `npm run measure:students` or `measure:presets` has written. */
export interface Measured {
  readonly command: string;
  readonly date: string;
  readonly backend: string;
  readonly adapter: string;
  readonly runs: Readonly<Record<string, MeasuredRun>>;
}

/** Whether a run was measured on all of its seeds: fewer do not say what all of them will. */
export const isComplete = ({ seeds }: MeasuredRun) => freshSeeds.every((seed) => seed in seeds);

export interface MeanAndSpread {
  readonly mean: number;
  /** Sample standard deviation. */
  readonly deviation: number;
}

/** A measured run in three numbers and a verdict. */
export interface MeasuredEffect {
  readonly numSeeds: number;
  readonly student: MeanAndSpread;
  readonly control: MeanAndSpread;
  /** Student − control of the same seed. */
  readonly gain: MeanAndSpread;
  /** Whether the 95 % interval of the mean gain leaves 0 out, and on which side. */
  readonly verdict: 'ahead' | 'behind' | 'even';
}

function meanAndSpread(values: readonly number[]): MeanAndSpread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}

/**
 * What a run's seeds say together.
 *
 * @param run measured with two seeds at least
 */
export function effectOf({ seeds }: MeasuredRun): MeasuredEffect {
  const results = Object.values(seeds);
  const gains = results.map(({ student, control }) => student - control);
  const [low, high] = meanInterval(gains).interval ?? [-Infinity, Infinity];
  return {
    numSeeds: results.length,
    student: meanAndSpread(results.map(({ student }) => student)),
    control: meanAndSpread(results.map(({ control }) => control)),
    gain: meanAndSpread(gains),
    verdict: low > 0 ? 'ahead' : high < 0 ? 'behind' : 'even',
  };
}
