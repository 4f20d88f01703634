import { pairedDifference, type PairedDifference } from './paired-difference.ts';

/** Fewest seeds with which a winner is named. */
export const MIN_SEEDS = 5;

export type VerdictKind = 'ahead' | 'behind' | 'too-close';

/** The verdict on a comparison over seeds. */
export interface Verdict {
  readonly kind: VerdictKind;
  readonly numSeeds: number;
  /**
   * Estimated number of seeds, in all, with which a difference of this size would be called; at least `MIN_SEEDS`.
   * Infinity if the mean difference is 0; null if it can't be estimated, with fewer than two seeds.
   */
  readonly seedsNeeded: number | null;
}

/** Standard normal quantiles of 0.975 (two-sided 5 %) and 0.8 (power). */
const [SIGNIFICANCE, POWER] = [1.959_963_985, 0.841_621_234];

/**
 * Estimates how many pairs a paired t-test at 5 % (two-sided) needs to detect a difference with a power of 80 %:
 * n = (z₀.₉₇₅ + z₀.₈)² · s² / d² + z₀.₉₇₅² / 2, rounded up, and at least `MIN_SEEDS`.
 *
 * It takes the mean and deviation measured so far as true, so it is a rough guide while there are few pairs.
 *
 * @returns Infinity for a mean of 0; null if the deviation is unknown
 * @source Guenther 1981, Sample Size Formulas for Normal Theory T Tests, The American Statistician 35(4)
 */
export function seedsNeeded({
  mean,
  deviation,
}: Pick<PairedDifference, 'mean' | 'deviation'>): number | null {
  if (deviation === null) return null;
  if (mean === 0) return Infinity;
  const needed = ((SIGNIFICANCE + POWER) * deviation) ** 2 / mean ** 2 + SIGNIFICANCE ** 2 / 2;
  return Math.max(MIN_SEEDS, Math.ceil(needed));
}

/**
 * The page's only rule that names a winner: 'ahead' or 'behind' if the 95 % interval of the mean difference excludes
 * 0 and at least five seeds were run, else 'too-close'.
 *
 * @param difference of the same seeds, e.g. student − control
 */
export function verdictOf(difference: PairedDifference): Verdict {
  const { count: numSeeds, interval } = difference;
  const [low, high] = interval ?? [-Infinity, Infinity];
  const isCalled = numSeeds >= MIN_SEEDS && (low > 0 || high < 0);
  return {
    kind: isCalled ? (low > 0 ? 'ahead' : 'behind') : 'too-close',
    numSeeds,
    seedsNeeded: seedsNeeded(difference),
  };
}

/** `verdictOf` for the differences themselves. @param differences one per seed, at least one */
export const verdictOn = (differences: readonly number[]): Verdict =>
  verdictOf(pairedDifference(differences));
