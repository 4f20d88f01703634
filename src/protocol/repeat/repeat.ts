import { smoothingMethod } from '@/distill/registry.ts';
import { pairedDifference, type PairedDifference } from '@/metrics/paired-difference.ts';
import { verdictOf, type Verdict } from '@/metrics/verdict.ts';
import { isLiveTeacher, type RunConfig } from '../run/config.ts';
import { MAX_SEED, MAX_TEACHER_STEPS } from '../run/fields.ts';
import type { RunResult } from './run-result.ts';

/** Consecutive seeds; after the largest, 999,999, comes 0. */
export const seedsFrom = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => (first + index) % (MAX_SEED + 1));

/** The same student with label smoothing in the place of every method; its control is the run's. */
export const withLabelSmoothing = (config: RunConfig): RunConfig => ({
  ...config,
  methods: [smoothingMethod.id],
});

/**
 * The same run with a teacher that has seen only what the students see: their labelled pictures, with their labels. It
 * trains for as many steps as the students, or for those that the run's own live teacher has.
 */
export const withEqualTeacher = (config: RunConfig): RunConfig => ({
  ...config,
  teacherWeights: 'live-equal-data',
  teacherSteps: isLiveTeacher(config.teacherWeights)
    ? config.teacherSteps
    : Math.min(config.steps, MAX_TEACHER_STEPS),
});

/** Configurations that a repeat can train beside its own, each compared with its student. */
const baselineConfigs = { smoothing: withLabelSmoothing, equalTeacher: withEqualTeacher } as const;

export type Baseline = keyof typeof baselineConfigs;

export const allBaselines: readonly Baseline[] = ['smoothing', 'equalTeacher'];

export const baselineConfig = (baseline: Baseline, config: RunConfig): RunConfig =>
  baselineConfigs[baseline](config);

/** A comparison over the seeds of some finished runs. */
export interface Comparison {
  readonly difference: PairedDifference;
  readonly verdict: Verdict;
}

const compared = (differences: readonly number[]): Comparison | null => {
  if (differences.length === 0) return null;
  const difference = pairedDifference(differences);
  return { difference, verdict: verdictOf(difference) };
};

/** Compares student and control of the same seed; null without a result. */
export const compareWithControl = (
  results: readonly { readonly accuracy: Omit<RunResult['accuracy'], 'teacher'> }[],
): Comparison | null => compared(results.map(({ accuracy }) => accuracy.student - accuracy.control));

/** Compares the student with another run's of the same seed; null if no seed has both. */
export function compareStudents(
  results: readonly RunResult[],
  others: readonly RunResult[],
): Comparison | null {
  const bySeed = new Map(others.map(({ seed, accuracy }) => [seed, accuracy.student]));
  return compared(
    results.flatMap(({ seed, accuracy }) => {
      const other = bySeed.get(seed);
      return other === undefined ? [] : [accuracy.student - other];
    }),
  );
}

/** A comparison as scripts and tables get it: shares of 0..1, null where it can't be known yet. */
export interface ComparisonSummary {
  readonly difference: {
    readonly mean: number | null;
    /** Ends of the 95 % interval of the mean. */
    readonly low: number | null;
    readonly high: number | null;
  };
  /** Share of the seeds in which the student is ahead. */
  readonly ahead: number | null;
  readonly effectSize: number | null;
  readonly verdict: Verdict['kind'];
  /** Estimated number of seeds for a verdict; null if it can't be estimated, Infinity if there is no difference. */
  readonly seedsNeeded: number | null;
}

export function summaryOf(comparison: Comparison | null): ComparisonSummary {
  const { difference, verdict } = comparison ?? {};
  const [low = null, high = null] = difference?.interval ?? [];
  return {
    difference: { mean: difference?.mean ?? null, low, high },
    ahead: difference?.aheadRatio ?? null,
    effectSize: difference?.effectSize ?? null,
    verdict: verdict?.kind ?? 'too-close',
    seedsNeeded: verdict?.seedsNeeded ?? null,
  };
}
