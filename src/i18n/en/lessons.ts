import { course } from './lessons/course.ts';
import { temperature } from './lessons/temperature.ts';

/** The texts of the lessons in English; loaded with what shows them. */
export const lessons = {
  course,
  measures: { studentAccuracy: 'Student’s accuracy', controlAccuracy: 'Control’s accuracy' },
  temperature,
};
