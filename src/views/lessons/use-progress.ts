import { createLessonProgress, type LessonProgress } from '@/state/lesson-progress.ts';
import { useStoreState } from '@/state/use-store-state.ts';

/** One browser, one progress: read when the first lesson or the course is shown. */
const store = createLessonProgress();

export const progressActions = store.actions;

export function useProgress<Selected>(
  select: (course: Readonly<Record<string, LessonProgress>>) => Selected,
): Selected {
  return useStoreState(store, ({ value }) => select(value.course));
}

/** What the visitor has to know about how progress is kept; null where all is well. */
export function useProgressProblem(): 'notKept' | 'unreadable' | null {
  return useStoreState(store, ({ value, isKept }) => {
    if (!isKept) return 'notKept';
    return value.unreadable === null ? null : 'unreadable';
  });
}
