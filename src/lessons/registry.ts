import type { Lesson } from './lesson.ts';

/** Where a lesson stands in the course, and how it is loaded: nobody needs all of them at once. */
export interface LessonEntry {
  readonly id: string;
  readonly load: () => Promise<Lesson>;
}

/** Every lesson, in the order of the course; its number is its place here. */
export const lessonEntries: readonly LessonEntry[] = [
  { id: 'temperature', load: async () => (await import('./temperature/lesson.ts')).lesson },
];

export const lessonIds: readonly string[] = lessonEntries.map(({ id }) => id);
