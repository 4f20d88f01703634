/** The lesson “Born again” in English. */
export const bornAgain = {
  title: 'Born again',
  question: 'Can a network learn from a trained copy of itself?',
  finding:
    'Generations of this small student do not improve: with so few labels they inherit the mistakes as well. Several of them together are no better either; look at how often each appeared.',
  claims: {
    better: 'The third generation is no better than the first.',
    together: 'An ensemble of as many new students is at least as good as the ensemble of the generations.',
  },
  sheet: {
    aim: 'The class meets self-distillation and learns to ask for the right control.',
    say: 'The student becomes the teacher of the next one, of the same size, from new initial weights. The paper found gains with large networks.',
    ask: 'Will the grandchild be better than the grandparent?',
    see: 'Three generations in one run, then the chart of generations. The ensembles are beside it, with a teacher and without.',
    after: 'An ensemble of three has three times the cost. Could one student be distilled from it?',
  },
  steps: {
    heirs: {
      title: 'Heirs',
      text: 'When the first student has learnt from the labels, it becomes the teacher of a second of the same kind, and that one of a third.',
    },
    guess: {
      title: 'Three generations',
      text: 'Each generation has the same 300 labels and 300 steps.',
      ask: 'The third generation will be, compared with the first…',
      answers: { ahead: 'ahead', level: 'about level', behind: 'behind' },
      trials: { generations: 'three generations' },
      reveal: 'The generations differ by little more than chance. Look at the ensembles beside them.',
    },
    together: {
      title: 'Together',
      text: 'The mean of all generations’ probabilities is an ensemble. Compare it with one generation, and with the mean of as many new students: that is the control of this lesson.',
    },
    honest: {
      title: 'The paper, and here',
      text: 'Furlanello et al. (2018) report for DenseNet-112-33 on CIFAR-100 an error of 18.25 %, and 17.61, 17.22 and 16.59 % for three generations: the paper’s numbers. On CIFAR-10 some of theirs got worse. A small network with few labels shows no such gain, and this page doesn’t pretend otherwise.',
    },
  },
};
