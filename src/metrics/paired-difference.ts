import { meanInterval, type MeanInterval } from './mean-interval.ts';

/** The differences of some pairs, summarised. */
export interface PairedDifference extends MeanInterval {
  /** Number of pairs with a difference above 0. */
  readonly numAhead: number;
  /** Share of the pairs with a difference above 0, 0..1. */
  readonly aheadRatio: number;
  /**
   * Cohen's d of the differences, mean / deviation, with Hedges' correction for few pairs; null for a single
   * pair or without any spread.
   */
  readonly effectSize: number | null;
}

/**
 * Summarises paired differences, e.g. student − control of the same seed: mean with its 95 % paired t-interval,
 * share of pairs ahead, effect size.
 *
 * @param differences one per pair, at least one
 * @throws RangeError for none
 * @source interval: Student's paired t. Effect size: d_z, Cohen 1988, Statistical Power Analysis for the
 *   Behavioral Sciences, 2.3.5; correction 1 − 3 / (4 · degrees of freedom − 1): Hedges 1981, Distribution Theory
 *   for Glass's Estimator of Effect Size, J. Educational Statistics 6(2), equation 6e
 */
export function pairedDifference(differences: readonly number[]): PairedDifference {
  const summary = meanInterval(differences);
  const { count, mean, deviation } = summary;
  const numAhead = differences.filter((difference) => difference > 0).length;
  // For two pairs, with one degree of freedom, the correction is 0: they say nothing about the size.
  const isSpread = deviation !== null && deviation > 0 && count > 2;
  return {
    ...summary,
    numAhead,
    aheadRatio: numAhead / count,
    effectSize: isSpread ? (mean / deviation) * (1 - 3 / (4 * (count - 1) - 1)) : null,
  };
}
