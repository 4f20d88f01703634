import type { Lesson } from './lesson.ts';
import { lessonEntries } from './registry.ts';

const lessons = new Map<string, Promise<Lesson>>();
const failed = new Set<string>();

/**
 * Loads a lesson once; later calls return the same promise, as React's `use` requires. This includes a
 * rejected promise: `use` calls again at once, and a new promise each time would loop forever.
 *
 * @throws RangeError for an unknown id
 */
export function loadLesson(id: string): Promise<Lesson> {
  const known = lessons.get(id);
  if (known) return known;
  const entry = lessonEntries.find((each) => each.id === id);
  if (!entry)
    throw new RangeError(`no lesson ${id}; there are ${lessonEntries.map((each) => each.id).join(', ')}`);
  const lesson = entry.load();
  lessons.set(id, lesson);
  lesson.catch(() => failed.add(id));
  return lesson;
}

/** Lets lessons that failed to load be requested again; call it once no component renders them. */
export function forgetFailedLessons(): void {
  for (const id of failed) lessons.delete(id);
  failed.clear();
}
