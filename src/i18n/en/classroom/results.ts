/** A learner's result as a code, and the class results. */
export const results = {
  mine: {
    title: 'My result',
    intro:
      'A code of this run: its settings, its seed, the step and both accuracies. Send it to your instructor, or show the QR code.',
    before: 'There is no result yet. Train with your own seed above.',
    training: 'Training with seed {{seed}}: step {{step}} of {{steps}}. Your code appears here at the end.',
    ready: 'Your result code is ready.',
    changed:
      'Changed during this run: {{keys}}. The class compares only runs whose settings stayed the same: press Reset and train again.',
    moved:
      'Changed since this run was trained: {{keys}}. Change it back to get the code of this run, or press Reset and train with the new settings.',
    keys: { methods: 'Methods', studentLabels: 'The student’s labels' },
    summary:
      'Seed {{seed}}, step {{step}} of {{steps}}: student {{student}}, control {{control}} on {{pictures}} test pictures.',
    unfinished: 'The run isn’t finished: only results of the same step are combined.',
    fewPictures: 'Measured on only some of the test pictures.',
    testAll: 'Test on all pictures first',
    nickname: 'Nickname (optional)',
    nicknameHint:
      'At most {{most}} characters. Nothing else about you is in the code, apart from your test if you include it.',
    testBefore: 'With my test before the lessons; I’ll see its score once I’ve taken the test after them.',
    testAfter: 'With my test: {{after}} of {{same}} and {{further}} of {{once}} right',
    testBoth:
      'With my test: {{before}} → {{after}} of {{same}} right, and {{further}} of {{once}} in other situations',
    code: 'Result code',
    copy: 'Copy code',
    qr: 'QR code of my result',
    qrHint: 'Show it to the camera of the class results.',
    seedTitle: 'Your own seed',
    seedHint:
      'The same seed gives everyone the same result. Use your number in the class list, so that thirty learners have thirty seeds.',
    seed: 'My seed',
    seedWrong: '“{{received}}” isn’t valid: expected a whole number from 0 to 999999.',
    seedStart: 'Train with this seed',
  },
  title: 'Class results',
  lead: 'Thirty learners are thirty seeds. One run can win by luck; many runs show what is luck and what isn’t.',
  add: 'Add results',
  paste: 'Result codes',
  pasteHint: 'One code per line, or a whole chat: the codes in it are found. They stay in this browser.',
  addButton: 'Add',
  noCode:
    'No code found. Expected something like KD1.WzUw….0k3x9ab: in the lab, press Share, then My result.',
  added_one: '{{count}} result added.',
  added_other: '{{count}} results added.',
  duplicates_one: '{{count}} was already there (same settings, step and seed): counted once.',
  duplicates_other: '{{count}} were already there (same settings, step and seed): each counted once.',
  duplicateHint:
    'Learners with the same seed trained the same run. Give each a different seed: Share, then My result.',
  duplicate: 'Seed {{seed}} {{name}}',
  refused_one: '{{count}} code couldn’t be used:',
  refused_other: '{{count}} codes couldn’t be used:',
  refusedLine: 'Line {{line}}: {{problem}}',
  problems: {
    shape:
      'the code is cut off. Expected KD1, a full stop, letters, a full stop, 7 characters. Copy all of it.',
    version: 'the code was made by another version of this page. Reload the page on both sides.',
    checksum: 'a character of the code was changed or lost. Copy it again instead of typing it.',
    content: 'the code wasn’t made by this page. Expected a code from Share, then My result.',
    config: 'the code belongs to a run that this page doesn’t know. Reload the page on both sides.',
  },
  notKept:
    'The browser doesn’t store the list: its storage is full or blocked. The results last until you close this page; save them as a CSV file.',
  unreadable_one: '{{count}} stored result couldn’t be read by this version; it is kept.',
  unreadable_other: '{{count}} stored results couldn’t be read by this version; they are kept.',
  removeUnreadable_one: 'Delete it',
  removeUnreadable_other: 'Delete them',
  scan: 'Scan with the camera',
  scanStop: 'Stop the camera',
  scanning: 'Hold a QR code in front of the camera. Pictures stay on this device.',
  scanStarting: 'Starting the camera…',
  scanVideo: 'Camera picture',
  scanOther: 'That QR code contains no result. Expected one from Share, then My result.',
  scanned: 'Read: seed {{seed}} {{name}}',
  camera: {
    insecure:
      'The camera needs a secure page (https, or localhost); this one came over {{protocol}}. Open it over https, or paste the codes.',
    absent: 'No camera was found. Connect one, or paste the codes.',
    refused:
      'Access to the camera was refused. Allow it in the browser’s settings for this page, or paste the codes.',
    busy: 'Another program uses the camera. Close it and try again, or paste the codes.',
    silent:
      'The camera didn’t answer. Check whether the browser asks for permission, then try again, or paste the codes.',
    failed: 'The camera didn’t start ({{reason}}). Try again, or paste the codes.',
  },
  group: 'Settings and step',
  groupOption_one: '{{name}} · {{count}} result',
  groupOption_other: '{{name}} · {{count}} results',
  groupName:
    '{{dataset}}, {{student}} from {{teacher}}, {{methods}}, {{labelled}} labels, T {{temperature}}, α {{alpha}}, step {{step}} of {{steps}}',
  groupMore: '{{name}} (+ {{more}})',
  noMethod: 'no method',
  groups:
    'There are results of {{count}} different settings. Only results of the same settings and step are combined.',
  openRun: 'Open this run in the lab',
  empty: 'No results yet. Paste codes into the box: each becomes a dot here.',
  difference: 'Student minus control',
  points: 'percentage points',
  accuracy: 'Test accuracy',
  mean: 'mean',
  interval: '95% interval of the mean (t distribution)',
  zero: 'no difference',
  seeds_one: '{{count}} learner, {{count}} seed',
  seeds_other: '{{count}} learners, {{count}} seeds',
  explain: {
    single: 'One seed proves nothing. Add more results. This run: {{mean}} points.',
    few: 'On average {{mean}} points; the 95% interval goes from {{low}} to {{high}}.',
    'too-close':
      'On average {{mean}} points, but the 95% interval from {{low}} to {{high}} contains 0: luck alone could explain this.',
    ahead:
      'By {{size}} points on average; the 95% interval goes from {{low}} to {{high}} and doesn’t contain 0.',
    behind:
      'By {{size}} points on average; the 95% interval of student minus control goes from {{low}} to {{high}} and doesn’t contain 0.',
  },
  ahead: 'The student was ahead in {{ahead}} of {{count}} runs, behind in {{behind}}.',
  chart:
    'Dots of {{count}} runs: mean difference {{mean}} points, student {{student}}, control {{control}}. The table below has every number.',
  table: 'Every result',
  columns: {
    nickname: 'Name',
    seed: 'Seed',
    student: 'Student',
    control: 'Control',
    difference: 'Difference',
    pictures: 'Pictures',
    test: 'Test: before → after',
    remove: 'Remove',
  },
  /** Right answers in the test, in a cell and over the class. */
  testCell: '{{before}} → {{after}} + {{further}}',
  testMean_one:
    'Test of {{count}} learner before and after the lessons: {{before}} → {{after}} of {{same}} right.',
  testMean_other:
    'Test of {{count}} learners before and after the lessons: {{before}} → {{after}} of {{same}} right on average.',
  noName: '–',
  remove: 'Remove seed {{seed}} {{name}}',
  csv: 'Save as CSV',
  clear: 'Clear all',
  cleared: 'Removed from the list.',
  undo: 'Undo',
  toLab: 'Back to the lab',
};
