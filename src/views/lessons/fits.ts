import type { LessonStep } from '@/lessons/lesson.ts';
import type { Guess, StepResult } from '@/state/lesson-progress.ts';

/** Returns whether a stored result fits the current step; one of an earlier version may not. */
export function isResultOf({ experiment, prediction }: LessonStep, { values, truth }: StepResult): boolean {
  const numMeasures = experiment?.measures.length ?? 0;
  const isAnswer = prediction?.kind !== 'choice' || truth === null || prediction.answers.includes(truth);
  return (
    isAnswer &&
    values.length === (experiment?.trials.length ?? 0) &&
    values.every((each) => each.length === numMeasures)
  );
}

/** Returns a stored guess if it fits the step's current question, else null. */
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
