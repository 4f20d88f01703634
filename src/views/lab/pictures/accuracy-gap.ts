/** The latest accuracies of both students on the same test pictures. */
export interface LatestAccuracies {
  /** 0..1 */
  readonly student: number;
  /** 0..1 */
  readonly control: number;
  readonly numPictures: number;
  readonly step: number;
}

export interface AccuracyGap {
  /** student − control, −1..1 */
  readonly difference: number;
  /** By how many pictures the two differ, ≥ 0. */
  readonly numPictures: number;
  readonly verdict: 'ahead' | 'behind' | 'even';
  /** Whether other test pictures alone could turn it round. */
  readonly isClose: boolean;
}

/**
 * How far the distilled student is from the control, and whether that is more than the pictures' own chance.
 *
 * Close means within 1.96 standard errors of a difference of two shares. Both see the same pictures, so that the
 * true error is smaller still: the verdict errs on the careful side. It says nothing of other seeds.
 */
export function accuracyGap({ student, control, numPictures }: LatestAccuracies): AccuracyGap {
  const difference = student - control;
  const variance = student * (1 - student) + control * (1 - control);
  const count = Math.round(Math.abs(difference) * numPictures);
  return {
    difference,
    numPictures: count,
    verdict: count === 0 ? 'even' : difference > 0 ? 'ahead' : 'behind',
    isClose: Math.abs(difference) <= 1.96 * Math.sqrt(variance / numPictures),
  };
}
