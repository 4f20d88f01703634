/** The latest accuracies of both students on the same test pictures. */
export interface LatestAccuracies {
  /** 0..1 */
  readonly student: number;
  /** 0..1 */
  readonly control: number;
  readonly numPictures: number;
  readonly step: number;
  /** Accuracy of guessing, 0..1. */
  readonly chance: number;
  /** Steps of the whole run. */
  readonly steps: number;
  /** Whether Play has stopped by itself: nothing that is unclear now will become clear. */
  readonly isOver: boolean;
}

/** The first steps say nothing of how a run ends: so many, or half of a shorter run. */
const EARLY_STEPS = 50;
/** Below so many times the accuracy of guessing a network has hardly begun. */
const NEAR_CHANCE = 2;
/** Below so many times it, a network that has been trained has learned nothing. */
const AT_CHANCE = 1.5;
/** A network that has learned nothing by then may be stuck. */
const STUCK_STEPS = 100;

export interface AccuracyGap {
  /** student − control, −1..1 */
  readonly difference: number;
  /** By how many pictures the two differ, ≥ 0. */
  readonly numPictures: number;
  readonly verdict: 'ahead' | 'behind' | 'even';
  /** Whether other test pictures alone could turn it round. */
  readonly isClose: boolean;
  /** Whether both have only begun to learn. */
  readonly isEarly: boolean;
  /** Students that are still guessing after their steps. */
  readonly atChance: 'none' | 'one' | 'both';
}

/**
 * How far the distilled student is from the control, and whether that is more than the pictures' own chance.
 *
 * Close means within 1.96 standard errors of a difference of two shares. Both see the same pictures, so that the
 * true error is smaller still: the verdict errs on the careful side. It says nothing of other seeds.
 */
export function accuracyGap(latest: LatestAccuracies): AccuracyGap {
  const { student, control, numPictures, step, steps, chance, isOver } = latest;
  const difference = student - control;
  const variance = student * (1 - student) + control * (1 - control);
  const count = Math.round(Math.abs(difference) * numPictures);
  const isBeginning = step < Math.min(EARLY_STEPS, steps / 2);
  const numAtChance = [student, control].filter((accuracy) => accuracy < AT_CHANCE * chance).length;
  return {
    difference,
    numPictures: count,
    verdict: count === 0 ? 'even' : difference > 0 ? 'ahead' : 'behind',
    isEarly: !isOver && (isBeginning || Math.max(student, control) < NEAR_CHANCE * chance),
    atChance:
      isOver || step >= STUCK_STEPS ? ((['none', 'one', 'both'] as const)[numAtChance] ?? 'none') : 'none',
    isClose: Math.abs(difference) <= 1.96 * Math.sqrt(variance / numPictures),
  };
}
