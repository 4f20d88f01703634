/** The methods' names and those of their terms, which the formula on the first screen shows, in English. */
export const methodNames = {
  methods: {
    'soft-targets': { name: 'Soft targets' },
    hints: { name: 'Hints (FitNets)' },
    'attention-transfer': { name: 'Attention' },
    'relational-distance': { name: 'Relations: distances' },
    'relational-angle': { name: 'Relations: angles' },
    'born-again': { name: 'Born again' },
    decoupled: { name: 'Decoupled (DKD)' },
    'similarity-preserving': { name: 'Similarity' },
    'label-smoothing': { name: 'Label smoothing' },
    'shuffled-dark-knowledge': { name: 'Shuffled dark knowledge' },
  },
  methodSettings: {
    targetWeight: 'Right class (TCKD)',
    nonTargetWeight: 'Wrong classes (NCKD)',
  },
  /** Losses that are no method's. */
  losses: { crossEntropy: 'Labels (cross-entropy)', total: 'total loss', control: 'control’s loss' },
};
