/** The lesson “Hints: learning from the middle” in English. */
export const hints = {
  title: 'Hints: learning from the middle',
  question: 'Can a student learn from what happens inside the teacher?',
  finding:
    'Here a hint from the middle of the network beats labels alone, without any soft targets. Hints and soft targets together beat labels alone too. Hints have a cost and aren’t a cure-all.',
  claims: {
    hints: 'The student with hints is ahead of the control.',
    both: 'The student with hints and soft targets is ahead of the control.',
  },
  sheet: {
    aim: 'The class knows what a feature map, a hint layer and a regressor are.',
    say: 'A teacher can show its solution, or how it got there. FitNets train the student’s middle to match the teacher’s middle, through a small convolution that is trained with it, the regressor.',
    ask: 'What helps most: the way, the solution, or both?',
    see: 'Three runs. Open the hints panel while they train: the student’s feature map, after the regressor, comes to look like the teacher’s.',
    after: 'Why is a regressor needed at all? (Count the channels on both sides.)',
  },
  steps: {
    inside: {
      title: 'Between picture and answer',
      text: 'Each stage of a network turns the picture into feature maps. The teacher has more channels than the student, so a convolution trained with the student, the regressor, matches their number.',
    },
    switch: {
      title: 'Switch hints on',
      text: 'In the list of methods, hints have their own weight β, because their loss is on another scale than the labels’ loss.',
      task: 'Switch hints on and open their panel.',
    },
    guess: {
      title: 'The way or the solution?',
      text: 'Three students with 100 labels: hints alone, soft targets alone, and both together.',
      ask: 'Who will be right most often?',
      answers: { hints: 'Hints alone', soft: 'Soft targets alone', both: 'Both together' },
      trials: { hints: 'hints', soft: 'soft targets', both: 'both' },
      reveal:
        'Compare each with its control, which is the same in all three runs. Whether both together beat soft targets alone, see in the chart; one seed doesn’t settle it.',
    },
    maps: {
      title: 'Look at the maps',
      text: 'In the hints panel compare the teacher’s channels with the student’s below them. Switch between the start and now: how alike have they become, and how far has the mean squared error fallen?',
    },
  },
};
