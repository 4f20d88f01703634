/** English texts of the comparison's results; loaded with the first of them. */
export const comparison = {
  tabs: {
    name: 'What to compare',
    confusion: 'Confusion',
    fidelity: 'Fidelity',
    calibration: 'Calibration',
    errors: 'Errors',
    classes: 'Classes',
  },
  numbers: 'The numbers',
  diverged:
    'The answers of these networks aren’t finite numbers, so there is nothing to compare: {{lanes}}. The run has diverged. Lower the learning rate and train again.',
  pictures: {
    count: '{{shown}} of {{all}}',
    loading: 'Loading the pictures…',
    failed: 'The pictures couldn’t be loaded.',
    none: 'There are no pictures here.',
    name: 'Test picture {{index}}, label {{label}}: student {{student}}, control {{control}}, teacher {{teacher}}',
    label: 'Label',
    hint: 'Choose a picture to see its probabilities above.',
    chosen: 'Test picture {{index}} is now the lab’s picture, above.',
  },
  confusion: {
    intro:
      'Confusion matrix: a row for each true class, a column for each predicted class. Right answers lie on the diagonal. Choose a cell to see its pictures.',
    grid: 'Confusion matrix: {{lane}}',
    corner: 'true ↓ answer →',
    cell: '{{label}} taken for {{answer}}: {{pictures}}',
    rightCell: '{{label}} recognised: {{pictures}}',
    caption: '{{lane}}: {{wrong}} of {{all}} wrong',
    worst: 'Most frequent confusion: {{label}} taken for {{answer}}, {{pictures}} times.',
    noWorst: 'No picture is wrong.',
    pictures: '{{lane}}: true class {{label}}, predicted {{answer}}',
    choose: 'Choose a cell of a matrix: its pictures appear here.',
  },
  fidelity: {
    intro:
      'Fidelity is the share of pictures for which the student predicts the teacher’s class, right or wrong (top-1 agreement, Stanton et al. 2021). Accuracy is the share that is right. The two are different goals: a student can be as accurate as its teacher without agreeing with it.',
    chart:
      'Accuracy by agreement with the teacher: the run’s trails, and the networks at step {{step}}. The table below has every number.',
    agreement: 'Agreement with the teacher',
    accuracy: 'Accuracy',
    now: 'At step {{step}}, on {{pictures}} test pictures: the student agrees with the teacher on {{student}}, the control on {{control}}.',
    trails:
      'Lines: the run so far, at each evaluation, on {{pictures}} test pictures. Their beginning may lie outside the chart.',
    noTrails: 'Train the run to see its trails.',
    seeds:
      'Small dots: this configuration repeated with several seeds ({{count}} so far), on all test pictures.',
    noSeeds: 'Repeat the run with further seeds under “Repeats” to see how much the dots scatter.',
    single: 'One run only: another seed moves both dots.',
    columns: {
      what: 'What',
      studentAgreement: 'Student: agreement',
      studentAccuracy: 'Student: accuracy',
      controlAgreement: 'Control: agreement',
      controlAccuracy: 'Control: accuracy',
    },
    rowNow: 'shown now, step {{step}}',
    rowStep: 'step {{step}}',
    rowSeed: 'seed {{seed}}',
  },
  calibration: {
    intro:
      'Reliability diagram: pictures are sorted into 15 bins by confidence, the probability of the predicted class. A bar shows the accuracy in its bin, the thick line the mean confidence. Where the bar ends below the line, the network is more confident than accurate.',
    error:
      'The calibration error (ECE) is the mean distance between bar and line, weighted by pictures. It falls when confidence matches accuracy.',
    scaling:
      'Temperature scaling (Guo et al. 2017) divides the logits by one T, chosen to minimise the cross-entropy. It’s fitted on one half of the pictures ({{fit}}) and measured on the other ({{measure}}), class by class; both diagrams show the second half. It changes no prediction, so accuracy stays the same. It has nothing to do with the T used for distillation.',
    show: 'Temperature scaling',
    before: 'Before',
    after: 'After',
    confidence: 'Confidence',
    accuracy: 'Accuracy',
    counts: 'pictures',
    chart: '{{lane}}: accuracy by confidence, calibration error {{error}}. The table below has every number.',
    caption: '{{lane}}: ECE {{before}} → {{after}} with T = {{temperature}}',
    atLimit: 'T lies at the end of the range that is searched, 0.05 to 20.',
    over: 'Mean confidence is {{points}} points above accuracy: overconfident.',
    under: 'Mean confidence is {{points}} points below accuracy: underconfident.',
    even: 'Mean confidence equals accuracy to a tenth of a point.',
    bin: '{{lane}}, {{from}} to {{to}}',
    columns: {
      bin: 'Confidence bin',
      pictures: 'Pictures',
      confidence: 'Mean confidence',
      accuracy: 'Accuracy',
    },
    tooFew: 'There are too few pictures to fit on one half and measure on the other.',
  },
  errors: {
    intro:
      'An inherited error is the same wrong answer as the teacher’s. An error of its own is any other wrong answer. A corrected error is a picture that the teacher gets wrong and the student right.',
    sentence: 'Of the student’s {{errors}} errors, {{inherited}} are the teacher’s too.',
    control:
      'The control never saw the teacher; of its {{errors}} errors, {{inherited}} are the teacher’s too.',
    mended: 'Of the teacher’s {{errors}} errors, the student corrects {{mended}}.',
    caution:
      'Pictures that are hard for every network make errors coincide by themselves. Compare with the control before you call an error inherited.',
    chart:
      'Errors by kind: {{student}} of the student, {{control}} of the control, {{teacher}} of the teacher.',
    bars: {
      student: 'The student’s errors',
      control: 'The control’s errors',
      teacher: 'The teacher’s errors, as the student answers them',
    },
    kinds: {
      inherited: 'Same wrong answer as the teacher',
      own: 'Another wrong answer',
      mended: 'Right where the teacher is wrong',
    },
    kind: 'Kind',
    show: '{{pictures}}: {{lane}}, {{kind}}. Show the pictures.',
    pictures: '{{lane}}: {{kind}}',
    choose: 'Choose a number in the table: its pictures appear here.',
  },
  classes: {
    intro:
      'Gain per class: recall of the student minus recall of the control, on the same pictures. The line is the 95% interval for matched pairs (Agresti & Min 2005).',
    all: 'All classes',
    className: 'Class {{name}}',
    discordant:
      'The student alone is right on {{student}} pictures, the control alone on {{control}}. Only these pictures make a difference.',
    crossing:
      'For {{count}} of {{all}} classes the interval contains zero: these pictures don’t tell the two apart.',
    caution:
      'This is one run with one seed. The intervals say how much the choice of test pictures matters, not how another seed would turn out, and among so many one may miss zero by chance. No winner is named here: repeat with at least five seeds.',
    chart: 'Gain per class in points, with 95% intervals. The table below has every number.',
    axis: 'Student − control, points of recall',
    columns: {
      class: 'Class',
      pictures: 'Pictures',
      student: 'Student: recall',
      control: 'Control: recall',
      gain: 'Gain (points)',
      interval: '95% interval',
    },
    range: '{{low}} to {{high}}',
  },
};
