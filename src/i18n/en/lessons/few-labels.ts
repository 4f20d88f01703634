/** The lesson “Few labels” in English. */
export const fewLabels = {
  title: 'Few labels',
  question: 'When is a teacher worth most?',
  finding:
    'The fewer the labels, the more the teacher is worth. It can also answer for pictures that nobody has labelled, which is worth even more.',
  claims: {
    few: 'With 100 and with 300 labels the distilled student is ahead.',
    fades: 'The gap is larger with 100 labels than with 5,000.',
    unlabelled: '1,500 pictures without a label add more than {{points}}.',
  },
  sheet: {
    aim: 'The class sees that the gain comes from the teacher’s data, and that unlabelled pictures carry it.',
    say: 'The teacher saw 60,000 pictures. The student sees a hundred. Every soft target passes on a bit of the rest.',
    ask: 'Sketch how far the student will be ahead with 100, 300, 1,000 and 5,000 labels.',
    see: 'The gap shrinks from left to right and may vanish. With unlabelled pictures the student with 100 labels comes close to one with thousands.',
    after:
      'You have 100 labelled and 100,000 unlabelled photos of leaves, and a large model on a server. What do you do?',
  },
  steps: {
    labels: {
      title: 'Labels are expensive',
      text: 'The slider sets how many pictures have a label. Both students see only these. Somebody had to write each label by hand.',
    },
    sketch: {
      title: 'How far ahead?',
      text: 'Four runs: 100, 300, 1,000 and 5,000 labels.',
      ask: 'Sketch the gap, in points, between the distilled student and its control.',
      reveal: 'With plenty of labels there is little left to add. With few, each soft target counts.',
    },
    why: {
      title: 'Where the gain comes from',
      text: 'It isn’t magic: the teacher has seen far more than the student, and its answers carry some of that. A teacher that had seen no more than the student would have little to give; lesson 12 tries that.',
    },
    unlabelled: {
      title: 'Pictures without labels',
      text: 'Now 100 labelled pictures and 1,500 that nobody has labelled. The student learns the teacher’s answers to them. The control can’t use them.',
      ask: 'How often will this student be right?',
      trials: { more: 'with 1,500 more', none: '100 alone' },
      reveal: 'Pictures are cheap, labels are not. The teacher turns the one into something like the other.',
    },
    end: {
      title: 'Try it',
      text: 'Move the number of unlabelled pictures and watch the gap. At what number does it stop helping?',
    },
  },
};
