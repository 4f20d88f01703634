/** What each method of distillation is called and what the student imitates by it, in English. */
export const methods = {
  'soft-targets': {
    name: 'Soft targets',
    imitates: 'The student imitates the teacher’s whole output distribution, softened by the temperature.',
    note: 'The paper writes cross-entropy with soft targets; KL differs from it by the teacher’s entropy, which has no gradient. T² keeps the gradient as strong at every T: switch it off to see a large T turn distillation off.',
  },
  hints: {
    name: 'Hints (FitNets)',
    imitates:
      'The student imitates a feature map from the middle of the teacher, through a small convolution that is trained along.',
    note: 'The paper takes half the sum over height, width and channels and trains in two stages; here it is the mean, for which 100 is the usual weight, together with the rest or in two stages. The larger map is averaged down first.',
  },
  'attention-transfer': {
    name: 'Attention',
    imitates: 'The student looks at the same places of the picture as the teacher, stage by stage.',
    note: 'The paper adds up L2 distances; the authors’ code takes the mean of the squares, for which 1000 is the usual weight. Both can be chosen.',
  },
  'relational-distance': {
    name: 'Relations: distances',
    imitates: 'The student keeps how far apart pictures are for the teacher, not where each of them lies.',
    note: 'The paper adds up over pairs; its code takes the mean over all N², for which 25 is the usual weight. Pairs of equal pictures are left out of the gradient.',
  },
  'relational-angle': {
    name: 'Relations: angles',
    imitates: 'The student keeps the angles of every triangle of three pictures as the teacher sees it.',
    note: 'The paper adds up over triples; its code takes the mean over all N³, for which 50 is the usual weight. Triples with two equal pictures are left out of the gradient.',
  },
  'born-again': {
    name: 'Born again',
    imitates:
      'A trained student becomes the teacher of the next one, which has the same architecture and other initial weights.',
    note: 'The paper has T = 1. Here T is the knob above, and the labels keep their share 1 − α. The control starts from the same new weights with labels alone.',
  },
  decoupled: {
    name: 'Decoupled (DKD)',
    imitates:
      'The student imitates two things apart: how sure the teacher is of the right class, and how it ranks the wrong ones.',
    note: 'Computed in logarithms on the wrong classes alone, where the authors’ code masks the right one; weights 1 and 8 as in the paper.',
  },
  'similarity-preserving': {
    name: 'Similarity',
    imitates: 'Two pictures that are alike for the teacher become alike for the student.',
    note: 'The mean over all N² entries of the difference of two similarity matrices with rows of length 1, as in the paper; 3000 is the usual weight.',
  },
  'label-smoothing': {
    name: 'Label smoothing',
    imitates: 'A comparison without a teacher: the label gives a little away to all classes alike.',
    note: 'It takes the place of the labels’ cross-entropy and needs no teacher: what soft targets gain beyond it is knowledge of the classes.',
  },
  'shuffled-dark-knowledge': {
    name: 'Shuffled dark knowledge',
    imitates:
      'A comparison: targets as soft as the teacher’s, but what it says of the wrong classes is dealt out at random. Blur without knowledge.',
    note: 'Each picture keeps its permutation throughout a run; the strongest class stays in its place. What it loses against soft targets is what the teacher knows about the classes.',
  },
};

/** What can be moved in a method. */
export const methodSettings = {
  temperature: 'Temperature',
  temperatureSquared: 'T² in the loss',
  hintBeta: 'Weight of the hint',
  hintSteps: 'Steps of the hint stage',
  hintLayer: 'Hint layer (teacher)',
  guidedLayer: 'Guided layer (student)',
  regressor: 'Regressor',
  hintSchedule: 'Schedule',
  attentionBeta: 'Weight of attention',
  attentionStages: 'Stages',
  attentionConvention: 'Distance as in',
  distanceBeta: 'Weight of distances',
  angleBeta: 'Weight of angles',
  relationLayer: 'Layer',
  generations: 'Generations',
  decoupledBeta: 'Weight of DKD',
  targetWeight: 'Right class (TCKD)',
  nonTargetWeight: 'Wrong classes (NCKD)',
  similarityBeta: 'Weight of similarity',
  smoothing: 'Smoothing',
};

/** The words that can be chosen in a method. */
export const methodOptions = {
  on: 'on',
  off: 'off',
  stage1: 'stage 1',
  stage2: 'stage 2',
  stage3: 'stage 3',
  'stage1-stage2': 'stages 1 and 2',
  'stage1-stage2-stage3': 'stages 1, 2 and 3',
  embedding: 'embedding',
  logits: 'logits',
  '1x1': '1×1 convolution',
  '3x3': '3×3 convolution',
  joint: 'together with the rest',
  'two-stage': 'hint first, then the rest',
  code: 'the authors’ code (mean of squares)',
  paper: 'the paper (L2 norm)',
};

/** Everything around the methods: the list, a method's panel, the ledger and the networks' picture. */
export const methodPanel = {
  title: 'Methods',
  intro: 'What else can the student imitate? Switch a method on while it trains, alone or with others.',
  on: 'Use {{name}}',
  open: 'Look at {{name}}',
  comparison: 'Comparison',
  formula: 'Its loss',
  now: 'raw {{raw}} × weight {{weight}} = {{share}}',
  notYet: 'not trained with it yet',
  off: 'switched off',
  paper: 'Paper',
  deviation: 'What is done here',
  typical: 'typical: {{value}}',
  cost: 'Its cost on this device',
  measureCost: 'Measure',
  costMs: '{{ms}} more than the {{base}} of a student’s pass with labels alone',
  costParameters: 'parameters trained beside the student: {{number}}',
  costUnclear: 'too small to be told from noise',
  costOff: 'Switch the method on to measure what it costs.',
  firstGeneration:
    'The first generation learns from the labels alone: every other method waits for the second.',
};

export const softTargetMap = {
  title: 'Which wrong answers seem plausible?',
  trueClass: 'True class',
  whose: 'Whose answers',
  caption: 'Mean soft targets: a row for each true class, a column for each answer.',
  reading: 'Shown a picture of “{{trueClass}}”, on average {{share}} goes to “{{answer}}”.',
  waiting: 'The networks are being asked.',
  note: 'Mean over {{pictures}} test pictures, softened by the temperature of the slider. Framed: the right class.',
};

export const ledger = {
  title: 'Loss ledger',
  intro:
    'What pulls at the student: each term’s raw value, what it adds to the loss, and how strong its gradient is.',
  watch: 'Measure gradients while training',
  term: 'Term',
  raw: 'Raw value',
  weight: 'Weight',
  share: 'Adds to the loss',
  gradient: 'Length of its gradient',
  pull: 'Share of the pull',
  history: 'over time',
  atStep: 'Measured at step {{step}}.',
  nothing: 'Nothing measured yet.',
  drowns: '{{name}} is {{percent}} of the gradient: the rest hardly counts.',
  silent: '{{name}} is only {{percent}} of the gradient: it hardly counts.',
  balance: 'Set its weight to {{weight}}',
  crossEntropy: 'Labels (cross-entropy)',
};

export const generations = {
  title: 'The staircase of generations',
  generation: 'Generation {{number}}',
  alone: 'alone',
  ensemble: 'with all before it',
  control: 'started anew, labels only',
  present: 'learning now',
  note: 'Ensemble: the mean of the probabilities of a generation and all before it, on {{pictures}} test pictures. Grey: the same initial weights taught by labels alone, and their ensemble.',
  none: 'No generation has ended yet. Each learns for {{steps}} steps, then teaches the next.',
  promote: 'Make this student the teacher',
  promoteHelp: 'The student teaches a new one of its kind, which starts from other weights.',
};

export const networkPicture = {
  title: 'The two networks',
  intro: 'Every wire is a place where the student is made like the teacher.',
  network: '{{lane}}: {{model}}',
  generation: '{{lane}}: generation {{number}} ({{model}})',
  place: '{{lane}}, {{tap}}',
  layers: {
    conv: 'conv {{size}}×{{size}}',
    'max-pool': 'max pool',
    residual: 'residual block',
    'global-average-pool': 'global avg pool',
    flatten: 'flatten',
    dense: 'dense',
    logits: 'logits',
  },
  parameters: '{{number}} params',
  macs: '{{number}} MACs',
  total: 'Total',
  regressor: '{{size}}×{{size}} convolution',
  wires: 'Wires',
  wire: '{{method}}: {{teacher}} → {{student}}',
  wireThrough:
    '{{method}}: {{teacher}} → {{student}} through a {{size}}×{{size}} convolution with {{parameters}} parameters',
  noWires: 'No method looks at the teacher: the student learns from labels alone.',
  waiting:
    'Nobody teaches the first generation. The dashed wires begin with the second, and come from this student.',
  choose: 'Choose a coloured layer to see what it makes of the picture.',
  note: 'Params: trained numbers. MACs: multiply-accumulates for one picture. Bodies: as high as the feature map, as deep as it has channels.',
  inside: '{{place}}, for the picture of “{{label}}”',
  allMaps: '{{lane}}: all {{total}} feature maps of {{shape}}',
  someMaps: '{{lane}}: the first {{shown}} of {{total}} feature maps of {{shape}}',
  vector: '{{lane}}: a vector of {{shape}} numbers, row by row',
  scale: 'Black is 0, white the largest value shown; each network has a scale of its own.',
  looking: 'The networks are being asked.',
  unseen: 'This layer cannot be looked into just now.',
  isRole: 'This is the {{role}} of {{method}}.',
  make: 'Make it the {{role}}',
  makeAndUse: 'Make it the {{role}} and switch on {{method}}',
};
