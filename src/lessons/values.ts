import type { Experiment, Lesson, LessonStep, Preset, Trial } from './lesson.ts';
import type { Outcome } from '@/protocol/run/outcome.ts';

/** Values common to a step's runs: the lesson's preset, overridden by the step's. */
export function presetOf(lesson: Lesson, step: LessonStep | undefined): Preset {
  return { ...lesson.preset, ...step?.preset };
}

/** The key whose value is a trial's name, if the name is a number in `change`; else null. */
export function numberedKeyOf({ name, change }: Trial): string | null {
  return (
    Object.entries(change).find(([, value]) => typeof value === 'number' && String(value) === name)?.[0] ??
    null
  );
}

/** Every measure of every trial, one list per trial. */
export function measuredValues(
  { measures }: Experiment,
  outcomes: readonly Outcome[],
): readonly (readonly number[])[] {
  return outcomes.map((outcome) => measures.map((measure) => measure.of(outcome)));
}

/**
 * Duration of each step in half minutes; every run of a step adds half of a plain step's duration.
 *
 * @returns one number per step; they add up to the lesson's minutes, because the ends of the steps are
 *   rounded
 */
export function minutesOfSteps({ minutes, steps }: Lesson): readonly number[] {
  const parts = steps.map(({ experiment }) => 1 + (experiment?.trials.length ?? 0) / 2);
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const ends = parts.map((_, index) => {
    const share = parts.slice(0, index + 1).reduce((sum, part) => sum + part, 0) / whole;
    return Math.round(2 * minutes * share) / 2;
  });
  return ends.map((end, index) => end - (ends[index - 1] ?? 0));
}
