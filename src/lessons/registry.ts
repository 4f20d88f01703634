import type { Lesson } from './lesson.ts';

/** A lesson in the course, loaded on demand. */
export interface LessonEntry {
  readonly id: string;
  /** Ids of lessons that became part of this one, so that their links still open it. */
  readonly formerIds?: readonly string[];
  /** Number of the lesson's steps, so that a link can be checked without loading it. */
  readonly numSteps: number;
  readonly load: () => Promise<Lesson>;
}

/** Every lesson, in course order; its number is its position here. */
export const lessonEntries: readonly LessonEntry[] = [
  { id: 'why-compress', numSteps: 4, load: async () => (await import('./why-compress/lesson.ts')).lesson },
  {
    id: 'dark-knowledge',
    numSteps: 5,
    load: async () => (await import('./dark-knowledge/lesson.ts')).lesson,
  },
  { id: 'temperature', numSteps: 5, load: async () => (await import('./temperature/lesson.ts')).lesson },
  { id: 'two-teachers', numSteps: 4, load: async () => (await import('./two-teachers/lesson.ts')).lesson },
  { id: 'missing-digit', numSteps: 5, load: async () => (await import('./missing-digit/lesson.ts')).lesson },
  {
    id: 'few-labels',
    formerIds: ['wrong-labels'],
    numSteps: 5,
    load: async () => (await import('./few-labels/lesson.ts')).lesson,
  },
  {
    id: 'hints',
    formerIds: ['attention'],
    numSteps: 6,
    load: async () => (await import('./hints/lesson.ts')).lesson,
  },
  { id: 'relations', numSteps: 4, load: async () => (await import('./relations/lesson.ts')).lesson },
  { id: 'born-again', numSteps: 4, load: async () => (await import('./born-again/lesson.ts')).lesson },
  {
    id: 'capacity-gap',
    numSteps: 4,
    load: async () => (await import('./capacity-gap/lesson.ts')).lesson,
  },
  { id: 'soft-or-hard', numSteps: 5, load: async () => (await import('./soft-or-hard/lesson.ts')).lesson },
  {
    id: 'other-pictures',
    numSteps: 5,
    load: async () => (await import('./other-pictures/lesson.ts')).lesson,
  },
  { id: 'calibration', numSteps: 4, load: async () => (await import('./calibration/lesson.ts')).lesson },
  { id: 'ensemble', numSteps: 5, load: async () => (await import('./ensemble/lesson.ts')).lesson },
  { id: 'when-it-loses', numSteps: 4, load: async () => (await import('./when-it-loses/lesson.ts')).lesson },
];

export const lessonIds: readonly string[] = lessonEntries.map(({ id }) => id);

/** Today's id of a lesson by an id that it has or had; null for an unknown one. */
export const lessonIdOf = (id: string): string | null =>
  lessonEntries.find((entry) => entry.id === id || entry.formerIds?.includes(id))?.id ?? null;
