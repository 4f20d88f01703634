/** What each method of distillation is called and what the student imitates by it, in English. */
export const methods = {
  'soft-targets': {
    name: 'Soft targets',
    imitates: 'The student imitates the teacher’s whole output distribution, softened by the temperature.',
  },
  hints: {
    name: 'Hints (FitNets)',
    imitates:
      'The student imitates a feature map from the middle of the teacher, through a small convolution that is trained along.',
  },
  'attention-transfer': {
    name: 'Attention',
    imitates: 'The student looks at the same places of the picture as the teacher, stage by stage.',
  },
  'relational-distance': {
    name: 'Relations: distances',
    imitates: 'The student keeps how far apart pictures are for the teacher, not where each of them lies.',
  },
  'relational-angle': {
    name: 'Relations: angles',
    imitates: 'The student keeps the angles of every triangle of three pictures as the teacher sees it.',
  },
  'born-again': {
    name: 'Born again',
    imitates:
      'A trained student becomes the teacher of the next one, which has the same architecture and other initial weights.',
  },
  decoupled: {
    name: 'Decoupled (DKD)',
    imitates:
      'The student imitates two things apart: how sure the teacher is of the right class, and how it ranks the wrong ones.',
  },
  'similarity-preserving': {
    name: 'Similarity',
    imitates: 'Two pictures that are alike for the teacher become alike for the student.',
  },
  'label-smoothing': {
    name: 'Label smoothing',
    imitates: 'A comparison without a teacher: the label gives a little away to all classes alike.',
  },
  'shuffled-dark-knowledge': {
    name: 'Shuffled dark knowledge',
    imitates:
      'A comparison: targets as soft as the teacher’s, but what it says of the wrong classes is dealt out at random. Blur without knowledge.',
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
