/** English texts of the loss with its numbers. */
export const formula = {
  title: 'The loss, with this step’s numbers',
  labels: 'labels',
  teacher: 'teacher',
  student: 'student',
  fromLabels: 'from the labels',
  fromTeacher: 'from the teacher',
  waiting: 'The values of CE and KL appear with the first step.',
  measured: 'Step {{step}}, mean over the batch.',
  moved:
    'These are the numbers of step {{step}}, at T = {{temperature}} and α = {{alpha}}. The next step uses the new ones.',
  off: 'Soft targets are off: the labels get all the weight.',
  explain: 'Explain {{symbol}}',
};
