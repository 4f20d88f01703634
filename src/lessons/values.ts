import type { Experiment, Lesson, LessonStep, Preset, Trial } from './lesson.ts';
import type { Outcome } from '@/protocol/outcome.ts';

/** What a step's runs have in common: the step's own over the lesson's. */
export function presetOf(lesson: Lesson, step: LessonStep | undefined): Preset {
  return { ...lesson.preset, ...step?.preset };
}

/** The key of the run that a trial with a number for its name gives that number to; null where the name is a word. */
export function numberedKeyOf({ name, change }: Trial): string | null {
  return (
    Object.entries(change).find(([, value]) => typeof value === 'number' && String(value) === name)?.[0] ??
    null
  );
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
 * @returns one number a step, which add up to the lesson's minutes: it is where a step ends that is rounded
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
