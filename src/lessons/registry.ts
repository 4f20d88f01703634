import type { Lesson } from './lesson.ts';

/** A lesson in the course, loaded on demand. */
export interface LessonEntry {
  readonly id: string;
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
  { id: 'two-teachers', numSteps: 5, load: async () => (await import('./two-teachers/lesson.ts')).lesson },
  { id: 'missing-digit', numSteps: 5, load: async () => (await import('./missing-digit/lesson.ts')).lesson },
  { id: 'few-labels', numSteps: 5, load: async () => (await import('./few-labels/lesson.ts')).lesson },
  { id: 'hints', numSteps: 4, load: async () => (await import('./hints/lesson.ts')).lesson },
  { id: 'attention', numSteps: 4, load: async () => (await import('./attention/lesson.ts')).lesson },
  { id: 'relations', numSteps: 4, load: async () => (await import('./relations/lesson.ts')).lesson },
  { id: 'born-again', numSteps: 4, load: async () => (await import('./born-again/lesson.ts')).lesson },
  { id: 'wrong-labels', numSteps: 4, load: async () => (await import('./wrong-labels/lesson.ts')).lesson },
  { id: 'when-it-loses', numSteps: 5, load: async () => (await import('./when-it-loses/lesson.ts')).lesson },
];

export const lessonIds: readonly string[] = lessonEntries.map(({ id }) => id);
