/** See lessons/course. */
export const course = {};
