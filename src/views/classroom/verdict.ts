/** What can be said of student against control. */
export type Verdict = 'single' | 'close' | 'ahead' | 'behind';

/**
 * Who is ahead, as far as the runs tell: nobody while the mean's interval holds 0.
 *
 * @param interval of the mean difference, student − control; null for one run
 */
export function verdictOf(interval: readonly [number, number] | null): Verdict {
  if (!interval) return 'single';
  const [low, high] = interval;
  return low > 0 ? 'ahead' : high < 0 ? 'behind' : 'close';
}
