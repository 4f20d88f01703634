import { courseProgress as store } from '@/state/course-progress.ts';
import type { LessonProgress } from '@/state/lesson-progress.ts';
import { useStoreState } from '@/state/use-store-state.ts';

export const progressActions = store.actions;

export function useProgress<Selected>(
  select: (course: Readonly<Record<string, LessonProgress>>) => Selected,
): Selected {
  return useStoreState(store, ({ value }) => select(value.course));
}

/** Problem with the stored progress; null if there is none. */
export function useProgressProblem(): 'notKept' | 'unreadable' | null {
  return useStoreState(store, ({ value, isKept }) => {
    if (!isKept) return 'notKept';
    return value.unreadable === null ? null : 'unreadable';
  });
}
