/** The lesson “Hard label, soft target” in English. */
export const darkKnowledge = {
  title: 'Hard label, soft target',
  question: 'What does the teacher know that the label does not say?',
  finding:
    'A label names one class. A soft target also says what the picture resembles. Shuffle that resemblance and most of the help is gone: it is the knowledge that helps most, not the blur.',
  claims: { knowledge: 'The true soft targets beat both the shuffled ones and the labels alone.' },
  sheet: {
    aim: 'The class can say what dark knowledge is: the sizes of the wrong answers.',
    say: 'The label of this picture is a row with a single 1. The teacher’s answer is a whole row of numbers. Which of the wrong ones are large, and why?',
    ask: 'Which of these eights would you mistake for a 3? Find it, then see whether the teacher agrees.',
    see: 'With a higher temperature small bars become visible. An 8 that is nearly a 3 has a tall bar at 3. In the experiment the student with true soft targets is ahead of the one with shuffled ones.',
    after:
      'Name a pair of animals for which an animal classifier has dark knowledge, and a pair for which it has none.',
  },
  steps: {
    label: {
      title: 'What the label says',
      text: 'This is an 8. The hard label is one-hot: a 1 at 8 and nine zeros. It says nothing about what else this 8 looks like.',
    },
    soft: {
      title: 'What the teacher says',
      text: 'The teacher is almost certain, so at T = 1 its wrong answers are too small to see. Warm it up and they appear. Hinton called them dark knowledge.',
      task: 'Move the temperature to 6 or more.',
    },
    find: {
      title: 'The 8 that is almost a 3',
      text: 'Some eights have a broken loop. The teacher notices: its largest wrong bar is the one at 3.',
      task: 'Choose an 8 whose runner-up, for the teacher, is 3.',
    },
    guess: {
      title: 'Knowledge or blur?',
      text: 'Two students are trained on the same 300 pictures. One sees the teacher’s true soft targets. For the other, the wrong answers’ bars are shuffled, so it gets the same blur without the resemblance. Both have a control that sees labels alone.',
      ask: 'Who will be right most often?',
      answers: {
        real: 'The one with true soft targets',
        shuffled: 'The one with shuffled soft targets',
        labels: 'The one with labels alone',
      },
      trials: { real: 'true', shuffled: 'shuffled' },
      reveal:
        'Both students got softened answers; only one got true ones. What the wrong answers say is what helps most.',
    },
    why: {
      title: 'Why this teaches',
      text: 'One picture with a label is one fact. One picture with soft targets is ten: this 8 is a bit like a 3, hardly like a 1. With few pictures, ten facts each are worth a lot.',
    },
  },
};
