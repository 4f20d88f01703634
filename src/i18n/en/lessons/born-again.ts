/** The lesson “Born again” in English. */
export const bornAgain = {
  title: 'Born again',
  question: 'Can a network learn from a trained copy of itself?',
  finding:
    'From the paper we expected two things: that the third generation beats the first, and that all generations together beat it too. The first two claims below say so. On the seeds we first tried, both failed, and they stay on this page. The next two say what we saw instead. They were written after seeing it, so only seeds that nobody had looked at can confirm them. The last one asks whether our setting was to blame.',
  claims: {
    improves: 'The third generation is better than the first.',
    ensemble: 'The ensemble of all generations is better than the first generation.',
    level: 'The third generation is no better than the first.',
    fresh: 'An ensemble of as many new students is at least as good as the ensemble of the generations.',
    paper: 'Nearer to the paper’s setting, the third generation is better than the first.',
  },
  sheet: {
    aim: 'The class meets self-distillation and learns to ask for the right control.',
    say: 'The student becomes the teacher of the next one, which has the same size and new initial weights. The paper found gains with large networks.',
    ask: 'Will the third generation be better than the first?',
    see: 'Three generations in one run, twice, then the chart “Accuracy by generation”, with the ensembles with and without a teacher.',
    after: 'An ensemble of three costs three times as much. Could one student be distilled from it?',
    exercise:
      'An ensemble of three generations is better than one student. Why doesn’t that speak for self-distillation?',
    solution:
      'It is three networks against one. The right control is an ensemble of three students without a teacher.',
  },
  steps: {
    heirs: {
      title: 'The next generation',
      text: 'When the first student has learned from the labels, it becomes the teacher of a second student of the same kind, and the second becomes the teacher of a third.',
    },
    guess: {
      title: 'Three generations',
      text: 'Each generation gets the same 300 labels and 300 steps. The second run is nearer to the paper: T = 1, shifted pictures, 3,000 labels.',
      ask: 'The third generation will be, compared with the first…',
      answers: { ahead: 'ahead', level: 'about level', behind: 'behind' },
      why: {
        ahead:
          'That is what the paper found with large networks. A copy has no more data and no more room than its teacher; all it gets are softer answers to the same pictures.',
        behind:
          'Errors are handed down, but the labels stay, and new initial weights bring new errors: there is no reason why it must get worse.',
        level: 'That would be the cautious guess; over these seeds there is a difference.',
      },
      trials: { generations: 'three generations', paper: 'nearer to the paper' },
      reveal:
        'After reading the paper we expected the third generation to be better. The claims below say what became of that. Look at the ensembles beside it too.',
    },
    together: {
      title: 'Together',
      text: 'The mean of all generations’ probabilities is an ensemble. Compare it with one generation, and with the mean of as many new students: that is the control of this lesson.',
    },
    honest: {
      title: 'The paper, and here',
      text: 'Furlanello et al. (2018) report for DenseNet-112-33 on CIFAR-100 an error of 18.25%, and 17.61, 17.22 and 16.59% for three generations: the paper’s numbers. On CIFAR-10 some of theirs got worse. They used T = 1, augmentation, and far larger networks and more data. This is a small network with few labels: their result needn’t hold here, nor ours there.',
    },
  },
};
