import type { Lesson } from './lesson.ts';
import { lessonEntries } from './registry.ts';

const asked = new Map<string, Promise<Lesson>>();
const failed = new Set<string>();

/**
 * A lesson, loaded once: who asks again gets the same promise, as React's `use` wants it. So it is with a promise that
 * was rejected: `use` asks again at once, and a new one each time would be asked for without end.
 *
 * @throws RangeError for an id that no lesson has
 */
export function loadLesson(id: string): Promise<Lesson> {
  const known = asked.get(id);
  if (known) return known;
  const entry = lessonEntries.find((each) => each.id === id);
  if (!entry)
    throw new RangeError(`no lesson ${id}; there are ${lessonEntries.map((each) => each.id).join(', ')}`);
  const lesson = entry.load();
  asked.set(id, lesson);
  lesson.catch(() => failed.add(id));
  return lesson;
}

/** Has every lesson that could not be loaded asked for anew the next time; once nobody draws it any more. */
export function forgetFailedLessons(): void {
  for (const id of failed) asked.delete(id);
  failed.clear();
}
