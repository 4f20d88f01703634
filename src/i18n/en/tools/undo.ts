/** What is said of a run that gave way to another one. */
export const undo = {
  undo: 'Undo',
  about: 'Run restarted at step {{step}}: {{reason}}',
  promoted: 'the student became the teacher',
  reset: 'from its start',
};
