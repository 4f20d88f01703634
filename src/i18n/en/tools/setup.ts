/** Texts of the set-up of a run, which opens on demand. */
export const setup = {
  controlNote: 'Control: the same student, labels only.',
  labelledHelp: 'both students see only these',
  teacherSeen: 'Trained on {{pictures}} examples; {{accuracy}} on the test set',
  teacherUntrained: 'Untrained: Play first trains it for {{steps}} steps.',
  teacherTaught: 'Trained here: {{steps}} steps; {{accuracy}} on test pictures',
  teacherNoWeights: 'No saved weights: Play first trains it for {{steps}} steps.',
  teacherPromoted: 'Generation {{number}} of the student teaches now.',
  teacherDone: 'Trained here: {{steps}} steps',
};
