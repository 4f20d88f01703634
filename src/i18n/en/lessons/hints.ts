/** The lesson “Hints: learning from the middle” in English. */
export const hints = {
  title: 'Hints: learning from the middle',
  question: 'Can a student learn from what happens inside the teacher?',
  finding:
    'A hint from the middle of the network beats labels alone here, without any soft target. Whether it adds to soft targets depends on the case: hints have a cost and don’t always help.',
  claims: {
    hints: 'The student with hints is ahead of the control.',
    both: 'The student with hints and soft targets is ahead of the control.',
  },
  sheet: {
    aim: 'The class knows what a feature map, a hint layer and a regressor are.',
    say: 'A teacher can show its solution, or its way to it. FitNets make the student’s middle look like the teacher’s middle, through a small trained translator, the regressor.',
    ask: 'What is better: the way, the solution, or both?',
    see: 'Three runs. Open the hints panel while they train: the student’s regressed map comes to look like the teacher’s.',
    after: 'Why is a regressor needed at all? (Count the channels on both sides.)',
  },
  steps: {
    inside: {
      title: 'Between picture and answer',
      text: 'Each stage of a network turns the picture into feature maps. The teacher has more of them than the student, so a trained convolution, the regressor, translates.',
    },
    switch: {
      title: 'Switch hints on',
      text: 'In the list of methods, hints have their own weight β, because their loss has another scale than the labels’.',
      task: 'Switch hints on and open their panel.',
    },
    guess: {
      title: 'The way or the solution?',
      text: 'Three students with 100 labels: hints alone, soft targets alone, and both together.',
      ask: 'Who will be right most often?',
      answers: { hints: 'Hints alone', soft: 'Soft targets alone', both: 'Both together' },
      trials: { hints: 'hints', soft: 'soft targets', both: 'both' },
      reveal:
        'Compare each with its control, which is the same in all three runs. More terms are not always better: they compete for the same few weights.',
    },
    maps: {
      title: 'Look at the maps',
      text: 'In the hints panel go through the channels: teacher, student, and the difference. Early in training they have nothing in common. Then the hint takes hold.',
    },
  },
};
