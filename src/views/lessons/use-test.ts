import { lessonTest } from '@/state/lesson-test.ts';
import { useStoreState } from '@/state/use-store-state.ts';

export const testActions = lessonTest.actions;

/** What the visitor has answered before and after the lessons. */
export const useTest = () => useStoreState(lessonTest, ({ value }) => value);
