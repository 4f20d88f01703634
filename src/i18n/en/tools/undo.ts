/** What is said of a run that gave way to another one. */
export const undo = {
  undo: 'Undo',
  about: 'The run stopped at step {{step}} and a new one began: {{reason}}',
  promoted: 'the student became the teacher',
  reset: 'from its start',
};
