/** Texts of the methods' pictures, in English. */
export const softTargetMap = {
  title: 'Which wrong answers seem plausible?',
  trueClass: 'True class',
  whose: 'Whose answers',
  caption: 'Mean soft targets: a row for each true class, a column for each answer.',
  reading: 'Shown a picture of “{{trueClass}}”, on average {{share}} goes to “{{answer}}”.',
  waiting: 'Computing…',
  keys: 'Map of soft targets; arrow keys read it',
  note: 'Mean over {{pictures}} test pictures, softened by the temperature of the slider. Framed: the right class.',
};

export const answerScatter = {
  title: {
    centred: 'Do the logits lie where the teacher’s do?',
    standardised: 'Do the standardised logits lie where the teacher’s do?',
    softened: 'Do the probabilities follow the teacher’s?',
  },
  name: 'Answers of student and control against those of the teacher. Correlation over the classes of a picture: student {{student}}, control {{control}}.',
  across: 'teacher',
  up: 'student, control',
  measure: 'With the teacher',
  overClasses: 'correlation over classes',
  overPictures: 'correlation over pictures',
  difference: 'difference (RMS)',
  note: 'Dots: student; rings: control; one for each class of the first {{drawn}} test pictures. On the dashed line both answer alike. The numbers are for {{pictures}} test pictures: Pearson’s correlation over the classes of each picture and over the pictures of each class, averaged, and the root mean square of the difference.',
};

export const peerAnswers = {
  title: 'Do the two students agree?',
  student: 'student',
  peer: 'peer',
  class: 'Class',
  off: 'The peer exists while the method is on: switch it on to see its answer.',
  waiting: 'Computing…',
  note: 'Probabilities of student and peer for the chosen picture, at T = 1. The peer starts from other weights and sees the same batches.',
};

export const relations = {
  title: 'Which pictures lie close to each other?',
  lead: '{{pictures}} test pictures at the layer “{{layer}}”, as each network sees them. Each mark is one picture, shown as its class.',
  waiting: 'Computing…',
  failed:
    'The networks can’t be compared at the layer “{{layer}}”: one of them may not have it. Choose another layer.',
  axes: 'variance: → {{first}}, ↑ {{second}}',
  neighbours: 'same-class neighbour: {{share}}',
  planeNote:
    'Each network’s two directions of largest variance (PCA), turned and mirrored to meet the teacher’s but never stretched. All three have one scale, measured in the mean distance of a network’s own pairs. A neighbour is the nearest other picture.',
  triangle: 'A triangle of three pictures',
  hint: 'Tap a mark in any of the panels and it becomes corner {{corner}}. Tap a picture below to change that corner instead, or choose from its list.',
  corner: 'Corner {{corner}}',
  replace: 'Corner {{corner}}, {{picture}}: change it with the next tap in a panel',
  option: '#{{index}}: {{name}}',
  triangleCaption: 'Sides and angles of the triangle for each network',
  measure: 'Measure',
  side: 'side {{side}}',
  angle: 'angle at {{corner}}',
  triangleNote:
    'Measured in the whole embedding, not in the planes above; a side of 1 is the network’s mean distance. The loss on distances compares all sides, the loss on angles the cosines of all angles.',
  distances: 'Distances of all pairs',
  across: 'distance for the teacher',
  up: 'distance for student, control',
  scatterName:
    'Pairs of pictures by their distance for the teacher and for the student or control. Correlation with the teacher: student {{student}}, control {{control}}.',
  pairTable: 'The distances as numbers',
  pair: 'Pair',
  scatterNote:
    'On the dashed line a pair is as far apart as it is for the teacher. {{drawn}} pairs are drawn, always the same ones; r is Pearson’s correlation over all {{pairs}}.',
};

export const featureMaps = {
  title: 'What the hint compares',
  when: 'Which moment is shown',
  start: 'At the start',
  now: 'Now',
  error: 'Mean squared error over all channels',
  errorStart: 'at the start (step {{step}})',
  errorNow: 'now',
  grid: 'Channels of the feature maps, the most similar first',
  channel: 'Channel {{number}}',
  similarity: 'similarity {{value}}',
  silent: 'silent',
  above: 'above: the teacher’s {{layer}}',
  below: 'below: the student’s {{layer}}, through the regressor',
  own: '{{layer}}, channels of its own',
  smallest: 'smallest',
  largest: 'largest value',
  scalePair:
    'One scale for the two maps of a pair, at the start and now; below it the channel’s number and the similarity.',
  scaleOwn: 'One scale for all channels of a network.',
  more: 'More channels ({{shown}} of {{all}})',
  fewer: 'Fewer channels',
  waiting: 'Computing…',
  missing: 'These layers can’t be shown: a network may not have them. Choose other layers.',
  off: 'Switch hints on to train the regressor. Until then the channels of the two networks don’t correspond.',
  note: 'Similarity: the cosine of the two maps of a channel on this picture, 1 where they differ in strength only. The start is when this picture was first seen with hints on in this run. The order stays the same during training.',
};

export const attentionMaps = {
  title: 'Where do the networks look?',
  large: '{{lane}}, {{stage}}. Press for the next network.',
  next: 'Blink: {{lane}} next',
  hint: 'or press B while the picture has focus',
  reading: '{{lane}}, {{stage}}: {{value}}',
  reference: 'the map to imitate',
  similarity: 'similarity to the teacher {{value}}',
  unknown: 'unknown: a map is all zeros',
  stage: 'Stage',
  measure: 'similarity',
  table:
    'Attention maps: a row for each stage, a column for each network, with the similarity to the teacher',
  show: 'Show large: {{lane}}, {{stage}}',
  most: 'largest of the row',
  waiting: 'Computing…',
  missing: 'These stages can’t be shown: a network may not have them. Choose other stages.',
  off: 'Attention is switched off: nothing yet trains the student to look where the teacher looks.',
  note: 'The mean square over channels at each place, each map of length 1; one colour scale a row. Similarity: the cosine with the teacher’s map, on this picture alone.',
};

export const tokenAttention = {
  title: 'Which characters does each character look at?',
  block: 'Block',
  heads: 'Head',
  head: 'Head {{head}}',
  shared: 'Attention that falls on the same characters as the teacher’s',
  map: '{{lane}}: {{block}}, head {{head}}. The numbers are in the table below.',
  noBlock: 'This network has no block there.',
  axes: 'A row for each character, a column for each one that it looks at.',
  axesPadded:
    'A row for each character, a column for each one that it looks at; the last column is padding, which may go beyond the scale.',
  choose: 'Choose a character',
  place: 'Character {{place}}: {{symbol}}',
  padding: 'padding',
  part: '{{symbol}} {{share}}',
  to: 'Looks at',
  numbers: 'As numbers: {{place}}',
  waiting: 'Computing…',
  missing: 'This attention can’t be shown: the teacher may not have any.',
  note: 'Attention probabilities for the chosen or typed text; one colour scale for the three networks. “padding”: the empty places after a short text, added up. The share is the smaller of both probabilities, added up over each row and averaged over the characters; the loss squares their differences instead. A pattern doesn’t prove why a network answers as it does.',
};

export const tokenStates = {
  title: 'Do the hidden states point the same way as the teacher’s?',
  compared: '(compared by the loss)',
  mean: '{{whose}}: mean {{value}}',
  whose: { student: 'student', projected: 'student through the matrix', control: 'control' },
  chart: 'Cosine with the teacher’s hidden state for each character, {{layer}}',
  numbers: 'As numbers: {{layer}}',
  character: 'Character',
  waiting: 'Computing…',
  missing: 'Teacher and student have no hidden states that could be compared.',
  off: 'Both methods on hidden states are off: nothing yet pulls the student’s states towards the teacher’s.',
  note: 'Cosine of the two states of a character in the chosen or typed text: 1 is the same direction, 0 unrelated. Two networks that start apart give their numbers different meanings, so a low cosine of the control says nothing about its answers; if the student starts with blocks of the teacher, its control does too. The matrix is trained by “Hidden states (TinyBERT)” and exists for the student alone.',
};
