/** Message about a run that another one replaced. */
export const undo = {
  undo: 'Undo',
  about: 'The run stopped at step {{step}} and a new one started: {{reason}}',
  /** The line beside the Undo button, which is short. */
  stopped: 'Run stopped at step {{step}}: {{reason}}',
  changed: 'Run stopped at step {{step}}. Changed: {{names}}',
  promoted: 'the student became the teacher',
  reset: 'it was reset',
};
