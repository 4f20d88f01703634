import type { Lesson } from './lesson.ts';

/** Where a lesson stands in the course, and how it is loaded: nobody needs all of them at once. */
export interface LessonEntry {
  readonly id: string;
  readonly load: () => Promise<Lesson>;
}

/** Every lesson, in the order of the course; its number is its place here. */
export const lessonEntries: readonly LessonEntry[] = [
  { id: 'why-compress', load: async () => (await import('./why-compress/lesson.ts')).lesson },
  { id: 'dark-knowledge', load: async () => (await import('./dark-knowledge/lesson.ts')).lesson },
  { id: 'temperature', load: async () => (await import('./temperature/lesson.ts')).lesson },
  { id: 'two-teachers', load: async () => (await import('./two-teachers/lesson.ts')).lesson },
  { id: 'missing-digit', load: async () => (await import('./missing-digit/lesson.ts')).lesson },
  { id: 'few-labels', load: async () => (await import('./few-labels/lesson.ts')).lesson },
  { id: 'hints', load: async () => (await import('./hints/lesson.ts')).lesson },
  { id: 'attention', load: async () => (await import('./attention/lesson.ts')).lesson },
  { id: 'relations', load: async () => (await import('./relations/lesson.ts')).lesson },
  { id: 'born-again', load: async () => (await import('./born-again/lesson.ts')).lesson },
  { id: 'wrong-labels', load: async () => (await import('./wrong-labels/lesson.ts')).lesson },
  { id: 'when-it-loses', load: async () => (await import('./when-it-loses/lesson.ts')).lesson },
];

export const lessonIds: readonly string[] = lessonEntries.map(({ id }) => id);
