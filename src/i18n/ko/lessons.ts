import { course } from './lessons/course.ts';

/** The texts of the lessons in Korean; loaded with what shows them. */
export const lessons = { course };
