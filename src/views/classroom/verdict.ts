/** Comparison of student and control. */
export type Verdict = 'single' | 'close' | 'ahead' | 'behind';

/**
 * Whether the student is ahead or behind; 'close' while the mean's interval contains 0.
 *
 * @param interval of the mean difference, student − control; null for one run
 */
export function verdictOf(interval: readonly [number, number] | null): Verdict {
  if (!interval) return 'single';
  const [low, high] = interval;
  return low > 0 ? 'ahead' : high < 0 ? 'behind' : 'close';
}
