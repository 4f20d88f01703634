/** The lesson “Too large a teacher?” in English. */
export const capacityGap = {
  title: 'Too large a teacher?',
  question: 'Does a small student need a teacher nearer to its own size?',
  finding:
    'From the paper we expected that a small student learns more from an assistant of middle size than from the large teacher itself. The first two claims below say so, with few pictures and with many. The next three are about why it might be so or not: a small student may find the assistant easier to imitate, but the assistant knows less. All were written before anything was trained; how often each held stands beside it, and one that failed stays. A chain is worth its cost only if its student beats the teacher’s own student, and that one beats its control.',
  claims: {
    helps: 'The student of the CNN 8-16 assistant is right more often than the teacher’s own student.',
    more: 'With 5,000 labelled pictures, the student of the CNN 8-16 assistant is right more often than the teacher’s own student.',
    imitates:
      'The student predicts what the CNN 8-16 assistant predicts more often than the teacher’s own student predicts what the teacher predicts.',
    larger:
      'The teacher’s own student is right more often than the student of the smallest assistant, CNN 4-8.',
    weaker: 'The CNN 8-16 assistant is more than {{points}} less accurate than the teacher that taught it.',
  },
  sheet: {
    aim: 'The class knows what a capacity gap is, what a teacher assistant is for, and which comparison shows whether it helps.',
    say: 'A student with a few hundred parameters can’t do all that a network several hundred times its size does. Mirzadeh et al. put a network of middle size between the two: the teacher assistant. It learns from the teacher, then teaches the student.',
    ask: 'Will the assistant’s student be better than the teacher’s own student?',
    see: 'Four students of the same size: one learns from the teacher, three from assistants of different sizes. Beside them stand who teaches, the control, and how often the student predicts what its teacher predicts.',
    after: 'An assistant takes training of its own. What else could you buy with that time?',
    exercise:
      'An assistant’s student is better than the teacher’s own student. Name two explanations besides the smaller gap in size, and a run that tests one of them.',
    solution:
      'The assistant may simply be a gentler teacher, with less certain answers: try the teacher alone at a higher temperature. Or a chain only takes more training: train the teacher’s own student for as many more steps.',
  },
  steps: {
    gap: {
      title: 'The capacity gap',
      text: 'This student averages its last feature map and has only a few hundred parameters; the teacher has several hundred times as many. So small a network has no room for all that the teacher’s answers say. Mirzadeh et al. (2020) call that the capacity gap, and put a teacher assistant between the two: a network of middle size that learns from the teacher first and then teaches the student. You find it in the set-up, below the teacher. Beside the student, the set-up says what we have measured for it: no clear gain from the teacher alone.',
    },
    guess: {
      title: 'Three assistants',
      text: 'The same student four times, with the same 300 labels. It learns from the teacher itself, or from an assistant that the teacher taught first: CNN 16-32, CNN 8-16 or CNN 4-8. “Teacher is right” in the chart is about whoever teaches the student.',
      ask: 'Compared with the teacher’s own student, the student of CNN 8-16 will be…',
      answers: { ahead: 'ahead', level: 'about level', behind: 'behind' },
      why: {
        ahead:
          'That is what the paper found. But an assistant hands on only what it has understood itself, with its own errors, and here it has only 300 pictures to learn from.',
        behind:
          'An assistant is a weaker teacher than the one that taught it. But a student without room for the teacher’s finer answers doesn’t lose much when they are missing.',
        level: 'That would be the cautious guess; over these seeds there is a difference.',
      },
      trials: {
        direct: 'teacher alone',
        large: 'through CNN 16-32',
        middle: 'through CNN 8-16',
        small: 'through CNN 4-8',
      },
      reveal:
        'Compare three things: how often whoever teaches is right, how often the student predicts the same, and how often the student itself is right. The control is the same in all four runs.',
    },
    more: {
      title: 'With more pictures',
      text: 'With 5,000 labelled pictures the assistant gets nearer to its teacher, and what holds the student back is its size rather than the data. If the capacity gap matters, it should show here.',
      ask: 'With 5,000 pictures the assistant’s student will be, compared with the teacher’s own…',
      answers: { ahead: 'ahead', level: 'about level', behind: 'behind' },
      why: {
        ahead:
          'A better assistant is the strongest case for it. But a chain can only pass on less than the teacher knows, never more.',
        behind:
          'Something is lost at every link. But with this many pictures the assistant loses little, and its answers may suit a small student better.',
        level: 'That would be the cautious guess; over these seeds there is a difference.',
      },
      trials: { direct: 'teacher alone', middle: 'through CNN 8-16' },
      reveal:
        'Look at the control before you credit either teacher: with this many labels the student may learn as much without one.',
    },
    paper: {
      title: 'The paper, and here',
      text: 'Mirzadeh et al. (2020) report gains for plain CNNs and ResNets on CIFAR-10, CIFAR-100 and ImageNet: the paper’s results. Their networks learned for long from many pictures, and the assistant from all of its teacher’s. Here the assistant has only the students’ pictures, and digits are easy: much of what the teacher knows about them fits into a small network, and what a tiny one lacks no teacher can give it. Their result needn’t hold here, nor ours there. Try another student and another assistant in the set-up, and repeat it with five seeds.',
    },
  },
};
