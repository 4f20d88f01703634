/** Texts of the scoreboard. */
export const scoreboard = {
  title: 'Scoreboard',
  lane: 'Network',
  parameters: 'Parameters',
  size: 'Size',
  macs: 'Multiply-adds',
  ms: 'ms per picture',
  accuracy: 'Accuracy',
  agreement: 'Agreement',
  calibration: 'Calibration error',
  fraction: '{{share}} of the teacher',
  full: 'Test on all pictures',
  measuredOn:
    'Measured on {{pictures}} test pictures at step {{step}}; time on this device, one picture at a time.',
  members_one: 'The network that teaches: {{accuracies}}.',
  members_other: 'Accuracy of the {{count}} networks that teach as an ensemble, each alone: {{accuracies}}.',
  noneYet: 'Nothing measured yet.',
  calibrationNote:
    'Agreement: how often a network gives the teacher’s answer. Calibration error (ECE): how far confidence is from accuracy.',
};
