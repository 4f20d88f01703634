import { accuracy } from '@/metrics/accuracy.ts';
import type { Measure } from './lesson.ts';

/** How often the distilled student is right. */
export const studentAccuracy: Measure = {
  name: 'studentAccuracy',
  unit: 'share',
  actor: 'student',
  of: ({ answers: { student, labels, numClasses } }) => accuracy(student, labels, numClasses),
};
