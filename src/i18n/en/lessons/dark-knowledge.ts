/** The lesson “Hard label, soft target” in English. */
export const darkKnowledge = {
  title: 'Hard label, soft target',
  question: 'What does the teacher know that the label doesn’t say?',
  finding:
    'A label names one class. A soft target also says what the picture resembles. The even blur keeps the teacher’s doubt and removes the resemblance, so the difference between the two is what that knowledge is worth. (In the paper, on CIFAR-100, even shuffled targets helped: confidence alone is worth something too.)',
  claims: {
    knowledge:
      'The student with true soft targets is ahead of both the one with shuffled soft targets and the one with labels alone.',
    even: 'The student with true soft targets is ahead of the one with the even blur.',
    doubt:
      'The student with the even blur is ahead of the one with labels alone: to know how sure to be helps, too.',
    most: 'Most of the help is in the resemblance: the even blur keeps less than {{share}} of the gap to the control.',
  },
  sheet: {
    aim: 'The class can say what dark knowledge is: the relative sizes of the wrong classes’ probabilities.',
    say: 'The label of this picture is a vector with a single 1. The teacher’s answer is a probability for every class. Which of the wrong ones are large, and why?',
    ask: 'Which of these eights would you mistake for a 3? Find it, then see whether the teacher agrees.',
    see: 'With a higher temperature small bars become visible. An 8 that is nearly a 3 has a tall bar at 3. In the experiment, compare true soft targets with the evenly blurred and the shuffled ones.',
    after: 'Name a pair of animals that an animal classifier would find alike, and a pair that it wouldn’t.',
    exercise:
      'The teacher gives the right class nine tenths. What does the even blur give each of the nine wrong classes, and what does shuffling give them?',
    solution:
      'The blur gives each a ninetieth: the remaining tenth, divided by nine. Shuffling gives them the teacher’s own numbers in another order.',
  },
  steps: {
    label: {
      title: 'What the label says',
      text: 'This is an 8. The hard label is one-hot: a 1 at 8 and nine zeros. It says nothing about what else this 8 looks like.',
    },
    soft: {
      title: 'What the teacher says',
      text: 'The teacher is almost certain, so at T = 1 its wrong answers are too small to see. Raise the temperature and they appear; their order stays. Hinton called them dark knowledge.',
      task: 'Move the temperature to 6 or more.',
    },
    find: {
      title: 'The 8 that is almost a 3',
      text: 'To the teacher, some eights resemble a 3 more than any other digit: among its wrong answers the 3 is the most probable. Raise T if you can’t see the bar.',
      task: 'Choose an 8 whose top wrong class, the runner-up, is 3.',
    },
    guess: {
      title: 'Knowledge or blur?',
      text: 'Three students are trained on the same 300 pictures. One sees the teacher’s true soft targets. For the second the doubt is spread evenly: the right class keeps its probability, all wrong ones get the same. For the third the wrong classes’ bars are shuffled. All are compared with a control that sees labels alone.',
      ask: 'Who will be right most often?',
      answers: {
        real: 'The one with true soft targets',
        even: 'The one with the even blur',
        shuffled: 'The one with shuffled soft targets',
        labels: 'The one with labels alone',
      },
      why: {
        real: 'True soft targets carry the most knowledge, but with one seed and so few pictures another can be ahead by chance. Repeat it with other seeds.',
        even: 'The even blur says how sure the teacher is, but not what the picture resembles. It can’t tell an 8 that is nearly a 3 from one that is nearly a 9.',
        shuffled:
          'Shuffled bars are as soft as the true ones, but they say that an 8 resembles, for instance, a 1. Softness isn’t knowledge.',
        labels:
          'A label is never wrong here, but it says one thing per picture. A soft target says how all ten classes compare.',
      },
      trials: { real: 'true', even: 'even blur', shuffled: 'shuffled' },
      reveal:
        'All three got soft answers; only one got true ones. A picture’s wrong classes are shuffled the same way every time, so shuffled targets teach false resemblances over and over: that student loses knowledge and is misled besides. The student with the even blur only loses knowledge. That makes it the fairer comparison.',
    },
    why: {
      title: 'Why it learns more',
      text: 'A picture with a label names one class. A picture with soft targets gives nine numbers (ten that sum to 1): this 8 is a bit like a 3, hardly like a 1. With few pictures, those nine numbers are worth a lot. A teacher that knows no more than the student’s own labels has little to add.',
    },
  },
};
