/** Switches of the methods on the first screen. */
export const methodRow = {
  title: 'Methods of distillation',
  names: {
    output: 'Soft targets',
    feature: 'Hints',
    attention: 'Attention',
    relation: 'Relations',
    self: 'Self-distillation',
  },
  use: 'Use {{name}}',
  panel: '{{name}}: formula and pictures below',
};
