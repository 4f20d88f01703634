/** The lesson “The teacher brings data” in English: few labels, none, and wrong ones. */
export const fewLabels = {
  title: 'The teacher brings data',
  question: 'When labels are few, missing or wrong, what does a teacher bring?',
  finding:
    'A teacher’s answers carry what it learned from its own data: 60,000 correctly labelled pictures. Most of the gap comes from that. So ask of every gap what the teacher had seen. The same network, trained on the students’ own wrong labels, is the test.',
  claims: {
    ahead: 'With 100 and with 1,600 labels the distilled student is ahead.',
    fades: 'The gap is larger with 100 labels than with 1,600.',
    unlabelled: '1,500 pictures without labels raise the student’s accuracy by more than {{points}}.',
    useful:
      'Pictures without labels are almost as useful as labelled ones: with 1,500 of them the student is at most {{points}} behind the one with 1,600 labels.',
    wrong:
      'With 40% of the labels wrong, a teacher with clean data puts the student more than {{points}} ahead.',
    falls:
      'With wrong labels the control rises, then falls: at the end it is more than {{points}} below its best.',
    same: 'A teacher that learned from the same wrong labels doesn’t put the student {{points}} ahead.',
  },
  sheet: {
    aim: 'The class sees that the gain comes from the teacher’s data, and asks of every gap what the teacher had seen.',
    say: 'The teacher saw 60,000 pictures with correct labels. The student sees a hundred. Every soft target passes on a bit of what the teacher learned from the rest.',
    ask: 'A student with 100 labelled and 1,500 unlabelled pictures: is it more like one with 100 labels, or like one with 1,600?',
    see: 'Three students with the same teacher. Then two runs with wrong labels: the control rises first and may fall as it memorises them. Compare the two teachers.',
    after:
      'You have 100 labelled and 100,000 unlabelled photos of leaves, and a large model on a server. What do you do? And where do wrong labels come from in practice: are they random?',
    exercise:
      'A colleague reports a large gain from a teacher that was trained on far more pictures. Which controls do you ask for?',
    solution:
      'The same distillation with a teacher that saw only the student’s data, and the student alone with as many labels as possible.',
  },
  steps: {
    labels: {
      title: 'Labels are expensive',
      text: 'The slider sets how many pictures have a label. Student and control see only these. Somebody had to label each one by hand.',
    },
    unlabelled: {
      title: 'Pictures without labels',
      text: 'Three students: one with 100 labelled pictures, one with 1,500 more that nobody has labelled, and one with 1,600 labelled pictures. A student can learn the teacher’s answers to unlabelled pictures. Its control can’t use them.',
      ask: 'The student with 1,500 unlabelled pictures will be…',
      answers: {
        few: 'nearer to the one with 100 labels',
        between: 'about in the middle',
        many: 'nearer to the one with 1,600 labels',
      },
      why: {
        few: 'That would be so if labels did the teaching. But with a large α most of the loss comes from the teacher, and it answers for every picture.',
        between:
          'Fair, if labels and teacher weighed the same. At α = 0.9 the teacher’s answers weigh far more, and this student has as many of them.',
        many: 'The teacher answers for all pictures alike, so that is the usual result. In this seed it isn’t: repeat it before you believe either.',
      },
      trials: { few: '100 labels', more: '100 and 1,500 without', many: '1,600 labels' },
      reveal:
        'Pictures are cheap, labels aren’t. Compare the controls, too: only labels help them. With more labels, a teacher has less left to add.',
    },
    why: {
      title: 'Where the gain comes from',
      text: 'It isn’t magic: the teacher has seen far more pictures than the student, and its answers carry some of what it learned. Labels from a large model aren’t free: the cost has moved to whoever labelled the teacher’s 60,000 pictures.',
    },
    wrong: {
      title: '40% of the labels are wrong',
      text: 'Of 1,000 labels four in ten name another class at random; the test pictures keep their correct labels. Two students: one has the teacher with 60,000 clean labels, the other a teacher that was trained on the same wrong labels as the students.',
      ask: 'Which student will be more than ten points ahead of its control?',
      answers: {
        both: 'Both',
        clean: 'Only the one with the clean teacher',
        same: 'Only the one with the equal teacher',
        neither: 'Neither',
      },
      why: {
        both: 'A teacher trained on wrong labels has nothing to correct them with. It may soften them a little; it can’t know the right ones.',
        clean:
          'That is what one would expect of data that only one teacher has. Even a teacher with wrong labels can help if it stops before it has memorised them.',
        same: 'It would be strange: whatever softening the equal teacher brings, the clean one brings too, and knowledge besides.',
        neither:
          'The student gets the wrong labels too, but with a small weight: the clean teacher’s answers outweigh them.',
      },
      trials: { clean: 'clean teacher', same: 'same wrong labels' },
      reveal:
        'Look at the control’s curve in the lab: what it learns first is what the labels have in common, and what it learns last are their errors. The comparison with a clean teacher isn’t fair. The second run is.',
    },
    whom: {
      title: 'Whom did they follow?',
      text: 'The test pictures have correct labels, so they show whom each network followed. The bars above are for one picture only, a 2 that the teacher gets right with some doubt. The scoreboard counts over many: compare how often student and control agree with the teacher.',
    },
  },
};
