import { perLane, type PerLane } from '@/core/lane.ts';
import { areFinite, predictionsOf } from '@/metrics/predictions.ts';
import type { RunAnswers } from '@/protocol/engine/frames.ts';

/** Answers with what every part of the comparison needs. */
export interface Compared extends RunAnswers {
  /** Predicted classes, [n]. */
  readonly predictions: PerLane<Uint8Array>;
}

export const comparedOf = (answers: RunAnswers): Compared => ({
  ...answers,
  predictions: perLane((lane) => predictionsOf(answers[lane], answers.numClasses)),
});

/** Whether each network's answers are finite numbers. */
export const finiteLanes = (answers: RunAnswers): PerLane<boolean> =>
  perLane((lane) => areFinite(answers[lane]));
