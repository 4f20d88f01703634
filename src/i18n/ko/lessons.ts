import { course } from './lessons/course.ts';
import { temperature } from './lessons/temperature.ts';

/** The texts of the lessons in Korean; loaded with what shows them. */
export const lessons = {
  course,
  measures: { studentAccuracy: '학생의 정확도', controlAccuracy: '대조군의 정확도' },
  temperature,
};
