/** Head of the comparison; the texts of its results are loaded with them. */
export const comparison = {
  title: 'Comparison',
  intro:
    'All three networks answer the same test pictures. Compare the answers one by one: where each is wrong, how sure it is, and what the student took from the teacher.',
  compare: 'Compare',
  update: 'Update',
  whole: 'Use all {{pictures}} test pictures',
  computing: 'Computing the answers to {{pictures}} test pictures…',
  at: 'Step {{step}}, {{pictures}} test pictures.',
  older:
    'The run has trained on since these answers were computed. Press Update to see the networks as they are now.',
  notReady: 'The engine isn’t ready yet. Try again in a moment.',
  changed: 'The run changed while its answers were computed. Press Compare again.',
};
