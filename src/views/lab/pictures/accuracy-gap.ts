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
  /** Whether the run has reached its end: an unclear result then stays unclear. */
  readonly isOver: boolean;
}

/** Steps whose results say nothing about the end; half of the run if that is shorter. */
const EARLY_STEPS = 50;
/** A network below this multiple of chance accuracy has hardly begun to learn. */
const NEAR_CHANCE = 2;
/** A trained network below this multiple of chance accuracy has learned nothing. */
const AT_CHANCE = 1.5;
/** A network that has learned nothing by this step may be stuck. */
const STUCK_STEPS = 100;

export interface AccuracyGap {
  /** student − control, −1..1 */
  readonly difference: number;
  /** The difference in pictures, ≥ 0. */
  readonly numPictures: number;
  readonly verdict: 'ahead' | 'behind' | 'even';
  /** Whether other test pictures alone could reverse the sign. */
  readonly isClose: boolean;
  /** Whether both have only begun to learn. */
  readonly isEarly: boolean;
  /** Students still at chance after training. */
  readonly atChance: 'none' | 'one' | 'both';
}

/**
 * Compares the accuracy of student and control, allowing for the sampling error of the test pictures.
 *
 * Close means within 1.96 standard errors of a difference of two independent shares. Both are tested on the
 * same
 * pictures, so the true error is smaller and the verdict conservative. It says nothing about other seeds.
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
