/** English texts of verdicts over seeds, repeats and studies; loaded with the parts that show them. */
export const repeats = {
  title: 'Repeats',
  count: 'Number of seeds',
  seeds: '{{count}} seeds',
  start: 'Repeat with {{count}} seeds',
  stop: 'Stop',
  /** Networks that can be trained beside student and control. */
  baselines: {
    smoothing: {
      too: 'Label smoothing too',
      hint: 'Also trains the same student with label smoothing instead of a teacher: one more run for each seed.',
      name: 'Label smoothing',
      difference: 'Student − smoothing',
      against:
        'Student minus label smoothing: {{mean}} points on average; 95% interval from {{low}} to {{high}}.',
    },
    equalTeacher: {
      too: 'Teacher of equal data too',
      hint: 'Also trains the same student with a teacher that has seen only the student’s labelled pictures: one more run for each seed.',
      name: 'Teacher of equal data',
      difference: 'Student − student of equal-data teacher',
      against:
        'Student minus the same student with a teacher of equal data: {{mean}} points on average; 95% interval from {{low}} to {{high}}.',
    },
  },
  hint: 'One seed proves nothing. Other seeds train in the background.',
  runs: '{{done}} of {{all}} runs done',
  measuring: 'time left: known after the first run',
  secondsLeft: 'about {{count}} s left',
  minutesLeft: 'about {{count}} min left',
  status: {
    running: 'Repeating: {{done}} of {{all}} seeds done.',
    finished: 'Done: {{done}} seeds.',
    stopped: 'Stopped: {{done}} of {{all}} seeds are done and kept.',
    failed: 'The repeats couldn’t go on: {{reason}}',
  },
  numFailed_one: '{{count}} run failed and isn’t counted: {{reason}}',
  numFailed_other: '{{count}} runs failed and aren’t counted: {{reason}}',
  otherConfig: 'These results belong to another configuration than the one in the lab now:',
  ofConfig: 'Configuration:',
  config:
    '{{dataset}}, {{student}} from {{teacher}}, {{methods}}, {{labelled}} labels, T {{temperature}}, α {{alpha}}, {{steps}} steps',
  configOfStudy:
    '{{dataset}}, {{student}} from {{teacher}}, {{methods}}, {{labelled}} labels, {{steps}} steps',
  configMore: '{{name}} (+ {{more}})',
  noMethod: 'no method',
  verdict: {
    ahead: 'The distilled student is ahead',
    behind: 'The control is ahead',
    'too-close': 'Too close to call',
  },
  called_one: '{{count}} seed; the 95% interval excludes zero.',
  called_other: '{{count}} seeds; the 95% interval excludes zero.',
  soFar_one: '{{count}} seed so far: {{needed}}',
  soFar_other: '{{count}} seeds so far: {{needed}}',
  needed: {
    least: 'at least {{count}} are needed.',
    about: 'about {{count}} would be needed.',
    many: 'more than {{count}} would be needed.',
    never: 'there is no difference to find.',
  },
  /** In the card of the gap. */
  gap: {
    one: 'One seed can’t tell who is ahead.',
    mean: 'On average {{mean}} points.',
    test: 'Check with {{count}} seeds',
    show: 'Show every seed',
  },
  /** The question before a run, and its answer. */
  guess: {
    title: 'Your guess',
    student: 'Student',
    control: 'Control',
    neither: 'Too close',
    was: 'You guessed: {{guess}}.',
    oneRun: 'One run only.',
    agree: '{{seeds}} seeds agree.',
    differ: '{{seeds}} seeds say otherwise.',
  },
  /** Where the gap comes from. */
  source: {
    moved:
      'This is the result of the settings before your change. Play trains on with the new ones; Reset starts over with them.',
    mostly:
      'Most of this gap is the teacher’s data: it saw {{teacher}} labelled pictures, student and control {{students}}.',
    oftenMostly:
      'With many seeds, though not with all, most of this gap is the teacher’s data: it saw {{teacher}} labelled pictures, student and control {{students}}.',
    more: 'The teacher saw {{teacher}} labelled pictures, student and control {{students}}.',
    same: 'The teacher saw only the {{students}} labelled pictures that the student sees: it brings no extra data.',
  },
  difference: 'Student minus control: {{mean}} points on average.',
  interval: '95% interval (paired t): from {{low}} to {{high}} points.',
  noInterval: 'Two or more seeds give an interval.',
  ahead: 'The student got more pictures right than the control in {{ahead}} of {{count}} seeds ({{share}}).',
  effect: 'Effect size {{size}}: mean difference in standard deviations (Cohen’s d, Hedges’ correction).',
  noEffect: 'Effect size: not defined without spread, or for fewer than three seeds.',
  chart:
    'Accuracy of student and control by seed, on {{pictures}} test pictures. The table below has every number.',
  axis: 'Test accuracy',
  seed: 'seed {{seed}}',
  table: 'The numbers',
  columns: {
    seed: 'Seed',
    student: 'Student',
    control: 'Labels only (control)',
    difference: 'Difference',
  },
  study: {
    open: 'Compare α × T: {{count}} runs',
    title: 'α × T comparison',
    close: 'Close',
    intro:
      'α {{alphas}} × T {{temperatures}} × {{seeds}} seeds: {{count}} runs in the background, everything else as in the lab. You can close this window in the meantime.',
    four: 'Four seeds name no winner: at least five are needed. Read the intervals.',
    start: 'Train {{count}} runs',
    running: 'Comparison: {{done}} of {{all}} runs done.',
    finished: 'Comparison done: {{done}} runs.',
    stopped: 'Stopped: {{done}} of {{all}} runs are done and kept.',
    failed: 'The comparison couldn’t go on: {{reason}}',
    csv: 'Save as CSV',
    table: 'Mean over the seeds',
    columns: {
      seeds: 'Seeds',
      student: 'Student',
      control: 'Control',
      calibration: 'Calibration error',
      parameters: 'Parameters',
      bytes: 'Bytes',
      ms: 'ms per picture',
      difference: 'Difference (points)',
      interval: '95% interval',
      verdict: 'Verdict',
    },
    range: '{{low}} to {{high}}',
    zero: 'At α = 0 the student trains exactly like its control, at every T.',
    ms: 'Timed while other runs trained beside it: compare the order of magnitude only.',
  },
};
