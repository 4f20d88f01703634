import { createTestStore } from './test-store.ts';

/** The visitor's test, read when the course or a class result is shown. */
export const lessonTest = createTestStore();
