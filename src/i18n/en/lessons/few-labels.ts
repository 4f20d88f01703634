/** The lesson “Few labels” in English. */
export const fewLabels = {
  title: 'Few labels',
  question: 'When does a teacher help most?',
  finding:
    'The fewer the labels, the more the teacher helps. It can also answer for pictures that nobody has labelled, which adds more still. This teacher learned from 60,000 pictures: most of the gap comes from that.',
  claims: {
    few: 'With 100 and with 300 labels the distilled student is ahead.',
    fades: 'The gap is larger with 100 labels than with 5,000.',
    unlabelled: '1,500 pictures without labels raise the student’s accuracy by more than {{points}}.',
  },
  sheet: {
    aim: 'The class sees that the gain comes from the teacher’s data, and that unlabelled pictures can pass it on too.',
    say: 'The teacher saw 60,000 pictures. The student sees a hundred. Every soft target passes on a bit of what the teacher learned from the rest.',
    ask: 'Sketch how far the student will be ahead with 100, 300, 1,000 and 5,000 labels.',
    see: 'The gap shrinks from left to right and may vanish. Unlabelled pictures make the student with 100 labels more accurate.',
    after:
      'You have 100 labelled and 100,000 unlabelled photos of leaves, and a large model on a server. What do you do?',
  },
  steps: {
    labels: {
      title: 'Labels are expensive',
      text: 'The slider sets how many pictures have a label. Both students see only these. Somebody had to label each one by hand.',
    },
    sketch: {
      title: 'How far ahead?',
      text: 'Four runs: 100, 300, 1,000 and 5,000 labels.',
      ask: 'Sketch the gap, in points, between the distilled student and its control.',
      reveal: 'With plenty of labels the teacher has little left to add. With few, each soft target counts.',
    },
    why: {
      title: 'Where the gain comes from',
      text: 'It isn’t magic: the teacher has seen far more pictures than the student, and its answers carry some of what it learned. A teacher that had seen no more than the student would have little to give; lesson 12 tries that.',
    },
    unlabelled: {
      title: 'Pictures without labels',
      text: 'Now 100 labelled pictures and 1,500 that nobody has labelled. The student learns the teacher’s answers to them. The control can’t use them.',
      ask: 'How often will this student be right?',
      trials: { more: 'with 1,500 more', none: '100 alone' },
      reveal:
        'Pictures are cheap, labels aren’t. The teacher makes unlabelled pictures almost as useful as labelled ones.',
    },
    end: {
      title: 'Try it',
      text: 'Change the number of unlabelled pictures and watch the gap. At what number does adding more stop helping?',
    },
  },
};
