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
  /** Whether the student got more pictures right than the control, fewer, or equally many. */
  readonly count: 'more' | 'fewer' | 'equal';
  /** Whether both have only begun to learn. */
  readonly isEarly: boolean;
  /** Students still at chance after training. */
  readonly atChance: 'none' | 'one' | 'both';
}

/**
 * Compares the accuracy of student and control in one run. It names no winner: one seed never does
 * (metrics/verdict.ts).
 */
export function accuracyGap(latest: LatestAccuracies): AccuracyGap {
  const { student, control, numPictures, step, steps, chance, isOver } = latest;
  const difference = student - control;
  const count = Math.round(Math.abs(difference) * numPictures);
  const isBeginning = step < Math.min(EARLY_STEPS, steps / 2);
  const numAtChance = [student, control].filter((accuracy) => accuracy < AT_CHANCE * chance).length;
  return {
    difference,
    numPictures: count,
    count: count === 0 ? 'equal' : difference > 0 ? 'more' : 'fewer',
    isEarly: !isOver && (isBeginning || Math.max(student, control) < NEAR_CHANCE * chance),
    atChance:
      isOver || step >= STUCK_STEPS ? ((['none', 'one', 'both'] as const)[numAtChance] ?? 'none') : 'none',
  };
}
