/** Switches of the methods on the first screen. */
export const methodRow = {
  title: 'Methods of distillation',
  names: {
    'soft-targets': 'Soft targets',
    hints: 'Hints',
    'attention-transfer': 'Attention',
    'relational-distance': 'Relations',
    'born-again': 'Self-distillation',
  },
  use: 'Use {{name}}',
  panel: '{{name}}: formula and pictures below',
};
