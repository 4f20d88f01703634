/** Why a student is still at chance, and what to change. */
export const advice = {
  none: 'At step {{step}}: student {{student}}, control {{control}}. Guessing gives {{chance}}.',
  lanes: {
    both: 'At chance ({{chance}}): student {{student}}, control {{control}}.',
    student: 'The student is at chance ({{student}}), the control isn’t ({{control}}).',
    control: 'The control is at chance ({{control}}), the student isn’t ({{student}}).',
  },
  cause: {
    'rate-too-high': 'Learning rate {{rate}} is too high.',
    'rate-too-low': 'Learning rate {{rate}} is too low.',
    'too-few-steps': '{{step}} steps are too few.',
    'no-signal': 'The student gets neither the labels nor the teacher’s answers.',
    'transfer-set': 'What the teacher answers to these pictures tells it too little about the classes.',
    'weak-teacher': 'The teacher itself is at {{teacher}}.',
    'wrong-labels': '{{noise}} of the labels are wrong.',
    stuck: 'Training is stuck: the ReLUs may be dead (always 0).',
  },
  set: {
    learningRate: 'Set the learning rate to {{value}} and restart',
    steps: 'Set {{value}} steps and continue',
    teacherSteps: 'Train the teacher for {{value}} steps and restart',
    assistant: 'Leave the assistant out and restart',
    seed: 'Restart with other weights (seed {{value}})',
    labelNoise: 'Correct the labels and restart',
    studentLabels: 'Give it the labels and restart',
    transferSet: 'Show it the pictures of the task and restart',
    teacherWeights: 'Use the good teacher and restart',
  },
};
