/** Scale of the bars' lengths. */
export type BarAxis = 'linear' | 'log';

/** The log axis reaches from 10⁻⁶ to 1; Hinton's "2 that looks like a 3" lives at 10⁻⁶. */
const LOG_DECADES = 6;

/** Length of the bar as a share of its track, 0..1; below 10⁻⁶ a log bar has no length. */
export function barShare(probability: number, axis: BarAxis): number {
  if (axis === 'linear') return probability;
  return probability > 0 ? Math.max(0, 1 + Math.log10(probability) / LOG_DECADES) : 0;
}

/**
 * A probability in at most seven characters, so that a column of them lines up.
 *
 * Small ones keep one digit ("3e-5"), and a probability below 1 is not shown as 1.000 if the digits allow it.
 */
export function probabilityText(probability: number): string {
  if (probability > 0 && probability < 0.0005) return probability.toExponential(0);
  if (probability < 1 && probability >= 0.9995) return Math.min(probability, 0.99999).toFixed(5);
  return probability.toFixed(3);
}
