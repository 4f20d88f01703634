/** The lesson “When distillation loses” in English. */
export const whenItLoses = {
  title: 'When distillation loses',
  question: 'When does the control do better?',
  finding:
    'What a teacher adds depends on the time there is to learn from it, on what it has seen that the student hasn’t, and on what the labels leave open. One seed alone tells you little about any of it.',
  claims: {
    hurry: 'After 50 steps the distilled student is behind.',
    weak: 'The half-trained teacher helps less than the good one.',
    equal:
      'A teacher trained on the students’ own pictures gives less than {{share}} of the good teacher’s gap.',
    plenty: 'With 9,000 labels student and control differ by no more than {{points}}.',
  },
  sheet: {
    aim: 'The class leaves knowing under which conditions distillation helps.',
    say: 'Every claim of this course had a control. Now we look for cases in which the control wins.',
    ask: 'Before each run: ahead, level or behind?',
    see: 'A very short run; three teachers, one of which has seen no more than the student; few labels and plenty of them. Then the class repeats one run, each learner with a seed of their own.',
    after: 'Somebody shows you one run in which their method wins by a point. What do you ask?',
    exercise: 'One method is ahead of another in three of five seeds. What do you report?',
    solution:
      'Too close to call, with the five gaps: by chance alone, three or more out of five happens half the time.',
  },
  steps: {
    hurry: {
      title: 'In a hurry',
      text: '1,000 labels, but only 50 steps.',
      ask: 'After 50 steps the distilled student will be…',
      answers: { ahead: 'ahead', level: 'about level', behind: 'behind' },
      why: {
        ahead:
          'In the end it is usually ahead here, but soft targets are slower at first: a whole distribution to match instead of one class.',
        level:
          'At α = 0.9 the labels have a tenth of the weight. Early on, that is when they are missed most.',
        behind:
          'Soft targets are slower at first, so that was the likely guess. Over these seeds it came out otherwise.',
      },
      trials: { hurry: '50 steps' },
      reveal:
        'A gap of a few points may be chance, and one run settles nothing. Repeat it with other seeds: in how many of five is the student ahead? From the fifth on, the page gives a verdict.',
    },
    weak: {
      title: 'Worse teachers',
      text: 'The same student with three teachers: a well-trained one; one that was stopped very early; and one that was trained on nothing but the student’s own 300 labelled pictures.',
      ask: 'Whose student will be more than a point ahead of its control?',
      answers: {
        three: 'Everyone’s',
        good: 'Only the good teacher’s',
        goodAndHalf: 'The good and the half-trained one’s',
        goodAndEqual: 'The good one’s and the equal-data one’s',
      },
      why: {
        three:
          'For that, all three must know something that the labels don’t say. One passes on many mistakes, another has seen nothing the student hasn’t.',
        good: 'The strict guess. But a teacher that knows a little more than the student, from data or from its size, still helps a little.',
        goodAndHalf: 'The half-trained teacher has seen other pictures, but it passes on its mistakes too.',
        goodAndEqual:
          'A larger network can make more of the same pictures, but not much: what it never saw it can’t tell.',
      },
      trials: { good: 'good', half: 'half-trained', equal: 'equal data' },
      reveal:
        'Two things make a teacher good: how right it is, and what it has seen that the student hasn’t. The last run is the fairest comparison of this course: there, whatever gap remains comes from distillation itself and the larger network, not from data.',
    },
    plenty: {
      title: 'Plenty of labels',
      text: 'The good teacher again, with 300 labels and with 9,000.',
      ask: 'Where will the gap be larger?',
      answers: { plenty: 'With 9,000 labels', alike: 'About the same', few: 'With 300 labels' },
      why: {
        plenty:
          'More pictures also mean more of the teacher’s answers. But the control learns from more labels too, and catches up.',
        alike:
          'The teacher is the same, but what it can add isn’t: that depends on what the labels leave open.',
        few: 'It was the likely guess: few labels leave more to learn. In this seed it came out otherwise.',
      },
      trials: { few: '300 labels', plenty: '9,000 labels' },
      reveal:
        'With plenty of labels the teacher has little left to add. In 250 steps the slower start of soft targets counts as well.',
    },
    seeds: {
      title: 'One seed can fool you',
      text: 'Seeds differ in initial weights and in the pictures. For every result, ask how many seeds it has and how far they spread. Press New seed and train the same run again: how far does the gap move? Thirty learners with thirty seeds do it in a minute.',
    },
  },
};
