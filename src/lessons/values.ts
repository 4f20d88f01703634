import type { Experiment, Lesson, LessonStep, Preset } from './lesson.ts';
import type { Outcome } from '@/protocol/outcome.ts';

/** What a step's runs have in common: the step's own over the lesson's. */
export function presetOf(lesson: Lesson, step: LessonStep | undefined): Preset {
  return { ...lesson.preset, ...step?.preset };
}

/** Every measure of every trial: one list a trial. */
export function measuredValues(
  { measures }: Experiment,
  outcomes: readonly Outcome[],
): readonly (readonly number[])[] {
  return outcomes.map((outcome) => measures.map((measure) => measure.of(outcome)));
}

/**
 * How long each step takes, minutes in halves: one that trains takes half as long again for every run.
 *
 * @returns one number a step, and never less than half a minute
 */
export function minutesOfSteps({ minutes, steps }: Lesson): readonly number[] {
  const parts = steps.map(({ experiment }) => 1 + (experiment?.trials.length ?? 0) / 2);
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => Math.max(0.5, Math.round((2 * minutes * part) / whole) / 2));
}
