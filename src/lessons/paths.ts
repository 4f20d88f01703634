import { required } from '@/core/checked.ts';
import type { Lesson } from './lesson.ts';
import { minutesOfSteps } from './values.ts';

/** A stop on a path: a whole lesson, or one step of it. */
export interface Stop {
  readonly lesson: string;
  readonly step?: string;
}

/** A selection of lessons for a given time. */
export interface Path {
  /** Key of its name in the course's texts. */
  readonly name: 'short' | 'class';
  readonly stops: readonly Stop[];
}

export const paths: readonly Path[] = [
  {
    name: 'short',
    stops: [
      { lesson: 'dark-knowledge' },
      { lesson: 'two-teachers', step: 'zero' },
      { lesson: 'missing-digit', step: 'guess' },
    ],
  },
  {
    name: 'class',
    stops: [
      'why-compress',
      'dark-knowledge',
      'temperature',
      'two-teachers',
      'missing-digit',
      'few-labels',
      'when-it-loses',
    ].map((lesson) => ({ lesson })),
  },
];

const lessonOf = ({ lesson }: Stop, lessons: readonly Lesson[]) =>
  required(
    lessons.find(({ id }) => id === lesson),
    `lesson ${lesson}`,
  );

/** Index of the step at which a stop opens its lesson. */
export function stepOfStop(stop: Stop, lessons: readonly Lesson[]): number {
  const { steps } = lessonOf(stop, lessons);
  return stop.step === undefined ? 0 : steps.findIndex(({ id }) => id === stop.step);
}

/** Duration of a stop, in minutes. */
export function minutesOfStop(stop: Stop, lessons: readonly Lesson[]): number {
  const lesson = lessonOf(stop, lessons);
  if (stop.step === undefined) return lesson.minutes;
  return required(minutesOfSteps(lesson)[stepOfStop(stop, lessons)], `step ${stop.step}`);
}

/** Duration of a path, in whole minutes. */
export const minutesOfPath = ({ stops }: Path, lessons: readonly Lesson[]): number =>
  Math.round(stops.reduce((sum, stop) => sum + minutesOfStop(stop, lessons), 0));
