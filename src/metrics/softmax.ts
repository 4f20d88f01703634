import { argmaxAt } from './rows.ts';

/** A class and how probable it is. */
export interface ClassProbability {
  readonly classIndex: number;
  /** 0..1 */
  readonly probability: number;
}

/**
 * softmax(z / T): K probabilities that add up to 1.
 *
 * The largest logit is taken out before the exponential, so that logits of any finite size give finite numbers.
 *
 * @param logits K numbers, unscaled
 * @param temperature T > 0; 1 is the network's own answer, larger is softer
 * @throws RangeError when the temperature is not a positive number
 * @source Hinton et al. 2015, equation 1, https://arxiv.org/abs/1503.02531
 */
export function softmaxAt(logits: ArrayLike<number>, temperature: number): number[] {
  if (!(temperature > 0)) throw new RangeError(`temperature is ${temperature}, expected a number above 0`);
  const largest = logits[argmaxAt(logits, 0, logits.length)] ?? 0;
  const exponentials = Array.from(logits, (logit) => Math.exp((logit - largest) / temperature));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return exponentials.map((value) => value / sum);
}

/**
 * How undecided a distribution is: −Σ p log p, 0 for a sure answer, log K for an even one.
 *
 * @param probabilities K numbers, 0..1, adding up to 1
 * @returns nats, the unit of the losses
 */
export function entropy(probabilities: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < probabilities.length; index++) {
    const probability = probabilities[index] ?? 0;
    // p log p → 0 as p → 0, where the formula itself would give NaN.
    if (probability > 0) sum -= probability * Math.log(probability);
  }
  // Rounding may leave −1e-17 or −0 where the answer is sure.
  return Math.max(0, sum);
}

/** The same entropy in bits: nats / log 2. */
export function natsToBits(nats: number): number {
  return nats / Math.LN2;
}

/**
 * The class that comes nearest to being mistaken for the right one.
 *
 * @param probabilities K ≥ 2 numbers, 0..1
 * @param label the right class; null where nobody knows it (a drawn picture), then the class on top takes its place
 * @returns the most probable of the other classes, the first of equals; null when there is no other class
 */
export function strongestWrong(
  probabilities: ArrayLike<number>,
  label: number | null,
): ClassProbability | null {
  const right = label ?? argmaxAt(probabilities, 0, probabilities.length);
  let strongest: ClassProbability | null = null;
  for (let classIndex = 0; classIndex < probabilities.length; classIndex++) {
    const probability = probabilities[classIndex] ?? 0;
    if (classIndex === right || (strongest !== null && probability <= strongest.probability)) continue;
    strongest = { classIndex, probability };
  }
  return strongest;
}
