import type { Lesson } from './lesson.ts';
import { lessonEntries } from './registry.ts';

const asked = new Map<string, Promise<Lesson>>();

/**
 * A lesson, loaded once: who asks again gets the same promise, as React's `use` wants it.
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
  // What could not be loaded is asked for anew the next time.
  lesson.catch(() => asked.delete(id));
  return lesson;
}
