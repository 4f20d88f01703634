import type { LessonStep } from '@/lessons/lesson.ts';
import type { Guess, StepResult } from '@/state/lesson-progress.ts';

/** Whether a stored result belongs to the step as it is now: that of an earlier version does not fit its drawing. */
export function isResultOf({ experiment, prediction }: LessonStep, { values, truth }: StepResult): boolean {
  const numMeasures = experiment?.measures.length ?? 0;
  const isAnswer = prediction?.kind !== 'choice' || truth === null || prediction.answers.includes(truth);
  return (
    isAnswer &&
    values.length === (experiment?.trials.length ?? 0) &&
    values.every((each) => each.length === numMeasures)
  );
}

/** A stored guess, where it answers the step's question as it is asked now; else null. */
export function guessOf({ experiment, prediction }: LessonStep, guess: Guess | undefined): Guess | null {
  if (!prediction || guess === undefined) return null;
  if (prediction.kind === 'choice')
    return typeof guess === 'string' && prediction.answers.includes(guess) ? guess : null;
  if (typeof guess === 'string' || !experiment) return null;
  const [least, most] = experiment.range;
  const numPoints = prediction.kind === 'curve' ? experiment.trials.length : 1;
  const isDrawn = guess.length === numPoints && guess.every((value) => value >= least && value <= most);
  return isDrawn ? guess : null;
}
