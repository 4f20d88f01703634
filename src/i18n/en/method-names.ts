/** Names of the methods and their terms, in English; the formula on the first screen shows them. */
export const methodNames = {
  methods: {
    'soft-targets': { name: 'Soft targets' },
    hints: { name: 'Hints (FitNets)' },
    'attention-transfer': { name: 'Attention' },
    'hidden-cosine': { name: 'Hidden states: cosine (DistilBERT)' },
    'hidden-states': { name: 'Hidden states (TinyBERT)' },
    'attention-probabilities': { name: 'Token attention (TinyBERT)' },
    'relational-distance': { name: 'Relations: distances' },
    'relational-angle': { name: 'Relations: angles' },
    'born-again': { name: 'Born again' },
    'logit-matching': { name: 'Logit matching' },
    decoupled: { name: 'Decoupled (DKD)' },
    correlations: { name: 'Correlations (DIST)' },
    'jensen-shannon': { name: 'Jensen–Shannon (GKD)' },
    'standardised-logits': { name: 'Standardised logits' },
    'similarity-preserving': { name: 'Similarity' },
    'mutual-learning': { name: 'Mutual learning' },
    'label-smoothing': { name: 'Label smoothing' },
    'even-blur': { name: 'Even blur' },
    'hard-answers': { name: 'Hard teacher answers' },
    'shuffled-dark-knowledge': { name: 'Shuffled dark knowledge' },
  },
  methodSettings: {
    targetWeight: 'Right class (TCKD)',
    nonTargetWeight: 'Wrong classes (NCKD)',
    interWeight: 'Over the classes (inter)',
    intraWeight: 'Over the pictures (intra)',
  },
  /** Losses that belong to no method. */
  losses: { crossEntropy: 'Labels (cross-entropy)', total: 'total loss', control: 'control’s loss' },
};
