/** Texts of the recall by class and of the correction of one class. */
export const recall = {
  title: 'Recall by class',
  intro:
    'Of all pictures of a class, how many does each network recognise? The blue line across a bar is the teacher.',
  caption: 'Recall of each class: student, control and teacher',
  choose: 'Class to inspect',
  class: 'Class',
  className: 'Class {{name}}',
  count: '{{right}} of {{all}}',
  never: 'never seen',
  all: 'All classes',
  wrong: '{{pictures}} wrong',
  without: 'Without correction',
  measured: 'First {{pictures}} test pictures, step {{step}}.',
  waiting: 'Measured as soon as the engine is ready.',
  bias: 'Correction (bias) of class {{name}}',
  biasHelp:
    'Added to the logit of this class in both students, so the comparison stays fair. No training needed. Watch all errors too: what this class gains, others can lose.',
  alsoCorrected: 'Added to both students’ logits. Also corrected: {{others}}.',
  reset: 'No correction',
  takenFor: 'What class {{name}} is mistaken for',
  takenForNothing: 'nothing else',
  takenEntry: '{{name}} ({{pictures}}×)',
  neverSeen: 'Neither student nor control has seen this class.',
  heard: 'But the student has learned about it from the teacher’s soft targets.',
  seen: 'Both students have seen this class. Hide one under “Training data”, and train again.',
  why: 'When Hinton, Vinyals and Dean (2015) left out all 3s, their student learned too low a bias for the 3. Raised by 3.5, a value they chose on the test set, it recognised 98.6% of the 3s without ever having seen one.',
};
