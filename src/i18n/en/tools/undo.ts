/** Message about a run that another one replaced. */
export const undo = {
  undo: 'Undo',
  about: 'The run stopped at step {{step}} and a new one started: {{reason}}',
  promoted: 'the student became the teacher',
  reset: 'from its start',
};
