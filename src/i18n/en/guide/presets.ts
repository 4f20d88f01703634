/** Names, reasons and measured effects of the presets. */
export const presets = {
  open: 'Presets',
  close: 'Close the presets',
  title: 'Presets: runs worth seeing',
  lead: 'Loading a preset changes all settings and starts a new run. Each expectation was written down before measuring.',
  basis:
    'Measured on five seeds that nobody tuned on and all test pictures ({{command}}, {{date}}, {{backend}}).',
  load: 'Load',
  measured: '{{seeds}} seeds: student {{student}}%, control {{control}}%, difference {{gain}} points.',
  toOther: 'Student against “{{other}}”: {{points}}.',
  held: 'Expected on {{date}}: {{wanted}}. It held.',
  failed: 'Expected on {{date}}: {{wanted}}. It didn’t hold.',
  unmeasured: 'Expected on {{date}}: {{wanted}}. Not measured yet.',
  expected: {
    ahead: 'the student is ahead of the control',
    behind: 'the student is behind the control',
    equal: 'student and control are equal in every seed',
    'at-chance': 'both stay at chance in every seed',
    'gains-little': 'the student gains less than a point',
    above: 'the student is better than in “{{other}}”',
    below: 'the student is worse than in “{{other}}”',
    like: 'the student is within a point of “{{other}}”',
  },
  names: {
    'good-start': 'Good start',
    'soft-and-hints': 'Soft targets and hints',
    'all-labelled': 'Everything labelled',
    'alpha-zero': 'α = 0',
    't-squared-forgotten': 'T² forgotten',
    'teacher-too-sure': 'Teacher too sure',
    'teacher-too-sure-hot': 'Too sure, but T = 20',
    'too-few-steps': 'Too few steps',
    'rate-too-high': 'Learning rate too high',
  },
  reasons: {
    'good-start': '300 labels, T = 4, α = 0.9: few labels leave the student much to learn from the teacher.',
    'soft-and-hints':
      'The student also imitates a feature map of the teacher. See what the second signal adds, and its cost.',
    'all-labelled':
      'With 10,000 labelled pictures the labels say almost everything: there is little left for the teacher to add.',
    'alpha-zero':
      'The teacher’s share is 0, so student and control compute the same loss on the same batches. A check of the comparison itself.',
    't-squared-forgotten':
      'T = 20 without the factor T²: the gradient of the soft targets shrinks to about 1/T² of its size, far below that of the labels.',
    'teacher-too-sure':
      'This teacher’s logits are multiplied by 5. At T = 4 its answers are nearly one-hot, and little of what it knows can be seen.',
    'teacher-too-sure-hot':
      'The same teacher at T = 20: five times the logits, five times the temperature. What it knows was hidden, not lost.',
    'too-few-steps':
      'Only 50 steps: soft targets may be slower at first. If you stop here, you may wrongly conclude that distillation hurts.',
    'rate-too-high': 'Learning rate 1 with Adam: the first steps ruin the weights of both networks.',
  },
};
