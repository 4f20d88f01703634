import { createLessonProgress } from './lesson-progress.ts';

/** The visitor's progress in the course, read when the first lesson or the course is shown. */
export const courseProgress = createLessonProgress();
