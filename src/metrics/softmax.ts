import { entryAt } from '@/core/checked.ts';
import { argmaxAt } from './rows.ts';

/** A class and its probability. */
export interface ClassProbability {
  readonly classIndex: number;
  /** 0..1 */
  readonly probability: number;
}

/**
 * softmax(z / T): K probabilities that add up to 1.
 *
 * The largest logit is subtracted before the exponential, so that any finite logits give finite numbers.
 *
 * @param logits K numbers, unscaled
 * @param temperature T > 0; 1 gives the network's own probabilities, larger is softer
 * @throws RangeError when the temperature is not a positive number
 * @source Hinton et al. 2015, equation 1, https://arxiv.org/abs/1503.02531
 */
export function softmaxAt(logits: ArrayLike<number>, temperature: number): number[] {
  if (!(temperature > 0)) throw new RangeError(`temperature is ${temperature}, expected a number above 0`);
  if (logits.length === 0) return [];
  const largest = entryAt(logits, argmaxAt(logits, 0, logits.length));
  const exponentials = Array.from(logits, (logit) => Math.exp((logit - largest) / temperature));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}

/**
 * Entropy of a distribution: −Σ p log p, 0 if one class has probability 1, log K if uniform.
 *
 * @param probabilities K numbers, 0..1, adding up to 1
 * @returns nats, the unit of the losses
 */
export function entropy(probabilities: ArrayLike<number>): number {
  let sum = 0;
  for (const probability of Array.from(probabilities)) {
    // p log p → 0 as p → 0, but the formula would give NaN.
    if (probability > 0) sum -= probability * Math.log(probability);
  }
  // Rounding may leave −1e-17 or −0 if one probability is 1.
  return Math.max(0, sum);
}

/** Converts an entropy from nats to bits. */
export function natsToBits(nats: number): number {
  return nats / Math.LN2;
}

/**
 * The most probable wrong class.
 *
 * @param probabilities K ≥ 2 numbers, 0..1
 * @param label the right class; null if unknown (a drawn picture), in which case the top class is used
 * @returns the most probable of the other classes, the first of equals; null when there is no other class
 */
export function strongestWrong(
  probabilities: ArrayLike<number>,
  label: number | null,
): ClassProbability | null {
  const right = label ?? argmaxAt(probabilities, 0, probabilities.length);
  let strongest: ClassProbability | null = null;
  for (let classIndex = 0; classIndex < probabilities.length; classIndex++) {
    const probability = entryAt(probabilities, classIndex);
    if (classIndex === right || (strongest !== null && probability <= strongest.probability)) continue;
    strongest = { classIndex, probability };
  }
  return strongest;
}
