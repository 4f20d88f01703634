import { accuracy } from '@/metrics/accuracy.ts';
import type { Measure } from './lesson.ts';

/** How often the distilled student is right. */
export const studentAccuracy: Measure = {
  name: 'studentAccuracy',
  unit: 'share',
  actor: 'student',
  of: ({ answers: { student, labels, numClasses } }) => accuracy(student, labels, numClasses),
};

/** How often the control is right. */
export const controlAccuracy: Measure = {
  name: 'controlAccuracy',
  unit: 'share',
  actor: 'control',
  of: ({ answers: { control, labels, numClasses } }) => accuracy(control, labels, numClasses),
};
