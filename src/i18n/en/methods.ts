import {
  answerScatter,
  attentionMaps,
  featureMaps,
  peerAnswers,
  relations,
  softTargetMap,
  tokenAttention,
  tokenStates,
} from './method-pictures.ts';

/** The texts of each method, in English. */
const methods = {
  'soft-targets': {
    imitates: 'The student imitates the teacher’s whole output distribution, softened by the temperature.',
    note: 'The paper writes cross-entropy with soft targets; KL differs from it by the teacher’s entropy, which has no gradient. At high T, T² keeps the gradient about as strong: at α = 0.5, switch it off and raise T. At α = 1 there is no labels’ term, and with Adam switching T² off changes almost nothing.',
  },
  hints: {
    imitates:
      'The student imitates a feature map from the middle of the teacher, through a small convolution that is trained with it.',
    note: 'The paper takes half the sum over height, width and channels and trains in two stages; here it is the mean, for which 100 is the usual weight, together with the rest or in two stages. The larger map is averaged down first.',
  },
  'attention-transfer': {
    imitates:
      'The student is trained to react at the same places of the picture as the teacher, stage by stage.',
    note: 'The paper adds up L2 distances and multiplies by β/2; the authors’ code takes the mean of the squares. Here “the paper” means β without the half. The usual weight of 1000 belongs to the code’s form.',
  },
  'hidden-cosine': {
    imitates:
      'Token by token, the student’s hidden state points in the same direction as the teacher’s, whatever its length.',
    note: 'DistilBERT compares the last hidden states alone and weights this term 1, beside 5 for soft targets. It leaves padding out; here every text has the same length, and padding is a token like others. Both networks need states of the same width.',
  },
  'hidden-states': {
    imitates:
      'Token by token, the student’s hidden state, multiplied by one trained matrix, becomes the teacher’s.',
    note: 'Thanks to the matrix the student’s states may be narrower than the teacher’s. Blocks at the same share of both networks’ depth are compared, the paper’s uniform mapping; the usual weight is 1. As in the authors’ code one matrix serves all compared layers.',
  },
  'attention-probabilities': {
    imitates: 'Each head of the student attends to the same tokens as the teacher’s head of the same number.',
    note: 'TinyBERT compares the scores before softmax, which worked better in the paper. Here the probabilities are compared: they can be looked at, and since their mean square is far smaller, the weight is 100. A student without attention can’t use it.',
  },
  'relational-distance': {
    imitates: 'The student preserves the teacher’s distances between pictures, not where each picture lies.',
    note: 'The paper adds up over pairs; its code takes the mean over all N², for which 25 is the usual weight. Pairs of equal pictures are left out of the gradient.',
  },
  'relational-angle': {
    imitates:
      'The student preserves the angles of every triangle of three pictures in the teacher’s embedding.',
    note: 'The paper adds up over triples; its code takes the mean over all N³, for which 50 is the usual weight. Triples with two equal pictures are left out of the gradient.',
  },
  'born-again': {
    imitates:
      'A trained student becomes the teacher of the next one, which has the same architecture and other initial weights.',
    note: 'The paper has T = 1. Here T is the temperature slider at the top of the page, and the labels keep their share 1 − α. The control starts from the same new weights with labels alone.',
  },
  decoupled: {
    imitates:
      'The student imitates two things separately: how sure the teacher is of the right class, and how it weighs the wrong ones.',
    note: 'Computed in logarithms on the wrong classes alone, where the authors’ code masks the right one; weights 1 and 8 as in the paper.',
  },
  'logit-matching': {
    imitates: 'The student imitates the teacher’s logits themselves: no softmax, no temperature.',
    note: 'What soft targets with T² tend to at a high temperature: every class counts alike, however improbable. The paper takes half the sum of the squares and has no labels. Here each picture’s mean logit is subtracted first, since a constant added to all changes no answer, and the sum is divided by the number of classes, so that α means the same as for soft targets.',
  },
  correlations: {
    imitates:
      'The student’s probabilities rise and fall with the teacher’s, across the classes of a picture and across the pictures of a batch; how large they are is free.',
    note: 'The authors’ code multiplies by T², which the paper’s formula doesn’t. A correlation doesn’t shrink with T as KL does, so at a high temperature this term gets heavier; 2 is the usual weight. The paper is about teachers far stronger than the student.',
  },
  'jensen-shannon': {
    imitates:
      'The student imitates the teacher’s softened answers, between covering all that the teacher finds possible (λ = 0) and sticking to what it finds likely (λ = 1).',
    note: 'λ is the paper’s β. At 0 and at 1 it is exactly KL forwards and backwards, as in later code; just inside, the value is smaller, by about the factor λ or 1 − λ. Made for language models that learn from text they write themselves; here the pictures are given, and only its divergence is used.',
  },
  'standardised-logits': {
    imitates:
      'Soft targets of logits with mean 0 and standard deviation 1: the student imitates how the classes compare, not how far apart its logits lie.',
    note: 'The paper’s standard deviation divides by K; the authors’ code divides by K − 1, and so does this page. The authors have T = 2 and the weights 0.1 for the labels and 9 for this term: α = 0.9 and the factor 10 here.',
  },
  'similarity-preserving': {
    imitates: 'Two pictures that look alike to the teacher come to look alike to the student.',
    note: 'The mean over all N² entries of the difference of two similarity matrices with rows of length 1, as in the paper; 3000 is the usual weight. The paper uses the last feature map.',
  },
  'mutual-learning': {
    imitates:
      'Two students teach each other: a peer, the same network with other initial weights, learns from the labels and from the student’s probabilities, while the student learns from the peer’s. No trained teacher takes part.',
    note: 'The paper’s T is 1, and so it is here: the temperature has no part in it. The paper lets the second network answer to the first one’s new weights; here both learn from the answers before the step. The peer costs as much training as the student and is left out of the scoreboard: one network is kept.',
  },
  'label-smoothing': {
    imitates:
      'A comparison without a teacher: a little of the label’s probability is spread evenly over all classes.',
    note: 'It replaces the labels’ cross-entropy and needs no teacher: what soft targets gain beyond it isn’t smoothing.',
  },
  'even-blur': {
    imitates:
      'A comparison: as unsure as the teacher, but its doubt is spread evenly over the wrong classes.',
    note: 'The formula is that of the wrong classes c; the strongest class keeps its probability at T. The paper permutes the wrong classes; here they are equal. It removes knowledge of which classes look alike and, unlike shuffling, teaches nothing false: what soft targets gain beyond it is that knowledge.',
  },
  'hard-answers': {
    imitates:
      'A comparison: the teacher’s most probable class as if it were the label (a hard pseudo-label), and nothing of its other probabilities.',
    note: 'Plain cross-entropy at T = 1: the temperature has no part in it. The paper weights labels and answers ½ each; here it is 1 − α and α. What soft targets gain beyond it is in the probabilities; where labels are missing or wrong, its own gain is the teacher’s answers.',
  },
  'shuffled-dark-knowledge': {
    imitates:
      'A comparison: targets as soft as the teacher’s, but the wrong-class probabilities are shuffled.',
    note: 'Each picture keeps its permutation throughout a run; the strongest class stays in its place. So it not only removes knowledge, it teaches false similarities: its distance from soft targets contains both.',
  },
};

/** Names of the methods’ settings. */
const methodSettings = {
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
  hiddenCosineBeta: 'Weight of the cosine',
  hiddenBeta: 'Weight of hidden states',
  hiddenLayers: 'Hidden states',
  attentionProbabilitiesBeta: 'Weight of token attention',
  attentionLayers: 'Attention of',
  distanceBeta: 'Weight of distances',
  angleBeta: 'Weight of angles',
  relationLayer: 'Layer',
  generations: 'Generations',
  decoupledBeta: 'Weight of DKD',
  correlationBeta: 'Weight of DIST',
  mixtureShare: 'Teacher’s share of the mixture (λ)',
  standardisedFactor: 'Factor',
  mutualBeta: 'Weight of the peer’s answers',
  similarityBeta: 'Weight of similarity',
  smoothing: 'Smoothing',
};

/** Names of the methods’ options. */
const methodOptions = {
  on: 'on',
  off: 'off',
  stage1: 'stage 1',
  stage2: 'stage 2',
  stage3: 'stage 3',
  'stage1-stage2': 'stages 1 and 2',
  'stage1-stage2-stage3': 'stages 1, 2 and 3',
  hidden0: 'token embedding',
  hidden25: 'after a quarter of the blocks',
  hidden50: 'after half of the blocks',
  hidden75: 'after three quarters of the blocks',
  hidden100: 'after the last block',
  'hidden50-hidden100': 'after half of the blocks and after the last',
  'hidden0-hidden100': 'token embedding and after the last block',
  'hidden0-hidden50-hidden100': 'token embedding, after half of the blocks and after the last',
  attention25: 'attention at a quarter of the depth',
  attention50: 'attention at half of the depth',
  attention75: 'attention at three quarters of the depth',
  attention100: 'attention of the last block',
  'attention50-attention100': 'the blocks at half of the depth and at the end',
  embedding: 'embedding',
  logits: 'logits',
  '1x1': '1×1 convolution',
  '3x3': '3×3 convolution',
  joint: 'together with the rest',
  'two-stage': 'hint first, then the rest',
  code: 'the authors’ code (mean of squares)',
  paper: 'the paper (L2 norm)',
};

/** Texts around the methods: the list, a method's panel, the ledger and the networks' picture. */
const methodPanel = {
  title: 'Methods',
  intro: 'What else can the student imitate? Switch a method on while it trains, alone or with others.',
  on: 'Use {{name}}',
  open: 'Look at {{name}}',
  groups: {
    output: 'Answers',
    layers: 'Layers',
    relation: 'Relations',
    self: 'Generations',
    comparison: 'For comparison',
  },
  more: '{{number}} other ways to imitate answers',
  formula: 'Its loss',
  explain: 'Explain the symbols',
  now: 'raw {{raw}} × weight {{weight}} = {{share}}',
  notYet: 'not trained with it yet',
  off: 'switched off',
  legend:
    'N: pictures in the batch; n, i, j, k: one of them; c: a class or a channel; H, W, C: height, width, channels; s, t: student, teacher; z: logits; F: feature map; x: embedding; l: a layer; L, D, M: tokens of a text, numbers per token, attention heads; h: hidden state; A: attention.',
  shared: 'Several methods use α now: they share it equally.',
  paper: 'Paper',
  deviation: 'In this playground',
  typical: 'typical: {{value}}',
  cost: 'Its cost on this device',
  measureCost: 'Measure',
  costMs: '{{ms}} more than the {{base}} of a student’s pass with labels alone',
  costParameters: 'parameters trained beside the student: {{number}}',
  costUnclear: 'too small to tell from noise',
  costOff: 'Switch the method on to measure what it costs.',
  firstGeneration:
    'The first generation learns from the labels alone: every other method waits for the second.',
};

const ledger = {
  title: 'Loss ledger',
  intro: 'For each term: its raw value, what it adds to the loss, and how large its gradient is.',
  watch: 'Measure gradients while training',
  term: 'Term',
  raw: 'Raw value',
  weight: 'Weight',
  share: 'Adds to the loss',
  gradient: 'Gradient size (norm)',
  pull: 'Share of the gradient',
  history: 'over time',
  atStep: 'Measured just before step {{step}}.',
  nothing: 'Nothing measured yet.',
  drowns: '{{name}} is {{percent}} of the gradient: the rest hardly counts.',
  silent: '{{name}} is only {{percent}} of the gradient: it hardly counts.',
  balance: 'Set its weight to {{weight}}',
};

const generations = {
  title: 'Accuracy by generation',
  generation: 'Generation {{number}}',
  alone: 'alone',
  ensemble: 'with all before it',
  control: 'new weights, labels only',
  present: 'training now',
  note: 'Ensemble: the mean of the probabilities of a generation and all before it, on {{pictures}} test pictures. Grey: the same initial weights trained on labels alone, and their ensemble.',
  none: 'No generation has finished yet. Each learns for {{steps}} steps, then teaches the next.',
  promote: 'Make this student the teacher',
  promoteHelp: 'The student teaches a new one of its kind, which starts from other weights.',
};

/** Every text of the methods, by group, in English. */
export const methodTexts = {
  generations,
  ledger,
  methodOptions,
  methodPanel,
  methods,
  methodSettings,
  softTargetMap,
  answerScatter,
  peerAnswers,
  relations,
  featureMaps,
  attentionMaps,
  tokenAttention,
  tokenStates,
};
