/** The lesson “Sure, or right?” in English. */
export const calibration = {
  title: 'Sure, or right?',
  question: 'What can a student learn from a teacher that is far too sure?',
  finding:
    'An over-confident teacher hasn’t lost its knowledge of the wrong classes; it is hidden, and a higher temperature shows it. Its soft targets can be made equal to those of a well calibrated one. But the student divides its own logits by the same T, so to reach those targets it has to learn the exaggeration with the rest. Whether it does, the second claim says.',
  claims: {
    accuracy:
      'The student of the over-confident teacher at T = 20 is within {{points}} of the accuracy of the good teacher’s student at T = 4.',
    copied: 'The same student’s calibration error is larger than that of the good teacher’s student.',
  },
  sheet: {
    aim: 'The class can tell accuracy from calibration, and knows what a temperature can and can’t repair.',
    say: 'A weather forecast of 90% is good if it rains nine times in ten. This teacher is right as often as the other, but its logits are five times as large: it says almost one hundred percent to everything.',
    ask: 'At which temperature do its soft targets equal those of the good teacher at T = 4?',
    see: 'The bars of a doubtful 2 become those of the good teacher. Then three students: compare accuracy and calibration error.',
    after:
      'A medical classifier is right as often as another one but always sure. What can go wrong? How would you notice?',
    exercise:
      'A network is fully sure of every answer, and right in four of five. How large is its calibration error, and what would one temperature do to its accuracy?',
    solution:
      'One fifth: confidence one, accuracy four fifths. A temperature changes no answer, so the accuracy stays.',
  },
  steps: {
    sure: {
      title: 'Far too sure',
      text: 'This teacher was trained like the good one, then all its logits were multiplied by five. It is right exactly as often. Look at this 2: the good teacher has doubts about it, this one has almost none. A network is well calibrated if it is right in nine of ten cases in which it is 90% sure.',
    },
    puzzle: {
      title: 'A temperature puzzle',
      text: 'Soft targets divide the logits by T. The good teacher is used at T = 4. Your answer sets T, so that you can see.',
      ask: 'At which T does the over-confident teacher give the same soft targets?',
      answers: {
        same: 'At T = 4, too',
        twice: 'At T = 8',
        five: 'At T = 20',
        never: 'At none: what it knew of the wrong classes is lost',
      },
      why: {
        same: 'At the same T its bars are far steeper: its logits are five times as large.',
        twice:
          'Halfway isn’t enough: what counts is the logit divided by T, and the logits are five times as large.',
        never:
          'It looks lost, since the bars are too small to see. But multiplying by five loses nothing: dividing by five brings it back.',
      },
      reveal:
        'T = 20: five times the logits divided by five times the temperature are the same numbers. Its dark knowledge was hidden, not lost.',
    },
    guess: {
      title: 'And its student?',
      text: 'Three students: of the good teacher at T = 4, and of the over-confident one at T = 4 and at T = 20. Beside the accuracy stands the calibration error: by how far a network’s confidence is off on average.',
      ask: 'Which student will have the largest calibration error?',
      answers: {
        good: 'That of the good teacher, T = 4',
        warm: 'That of the over-confident one, T = 4',
        hot: 'That of the over-confident one, T = 20',
      },
      why: {
        good: 'It imitates a teacher that knows how sure to be. The other two imitate one that exaggerates, each in its own way.',
        warm: 'Its targets are almost one-hot, and those teach confidence, as labels do. But matching steep logits through a high T exaggerates even more.',
        hot: 'Its soft targets are those of the good teacher, but it has to reach them with its own logits divided by 20. In this seed the other one was worse.',
      },
      trials: { good: 'good, T = 4', warm: 'over-confident, T = 4', hot: 'over-confident, T = 20' },
      reveal:
        'Equal soft targets don’t make equal students: at T = 20 the student reaches them only with logits that are large themselves, and at T = 1 it is as sure as its teacher. Accuracy says nothing about that: compare both in the chart.',
    },
    mend: {
      title: 'What a temperature can mend',
      text: 'One number, fitted on pictures that weren’t trained on, can make a network’s confidence honest without changing a single answer: divide its logits by it (temperature scaling, Guo et al. (2017)). Comparison, further down in the lab, does it for all three networks. Do that to a teacher before you choose T.',
    },
  },
};
