import type { Lesson } from './lesson.ts';

/** Index of the first step from `from` on that asks for a prediction; null if there is none. */
export function nextQuestion({ steps }: Lesson, from: number): number | null {
  const index = steps.findIndex(({ prediction }, step) => step >= from && prediction !== undefined);
  return index < 0 ? null : index;
}
