/** The lesson “Hard label, soft target” in English. */
export const darkKnowledge = {
  title: 'Hard label, soft target',
  question: 'What does the teacher know that the label doesn’t say?',
  finding:
    'A label names one class. A soft target also says what the picture resembles. Shuffle that resemblance and most of the help is gone: softness alone isn’t enough, it takes knowledge of what looks alike.',
  claims: {
    knowledge:
      'The student with true soft targets is ahead of both the one with shuffled soft targets and the one with labels alone.',
  },
  sheet: {
    aim: 'The class can say what dark knowledge is: the relative sizes of the wrong classes’ probabilities.',
    say: 'The label of this picture is a vector with a single 1. The teacher’s answer is a probability for every class. Which of the wrong ones are large, and why?',
    ask: 'Which of these eights would you mistake for a 3? Find it, then see whether the teacher agrees.',
    see: 'With a higher temperature small bars become visible. An 8 that is nearly a 3 has a tall bar at 3. In the experiment the student with true soft targets is ahead of the one with shuffled ones.',
    after: 'Name a pair of animals that an animal classifier would find alike, and a pair that it wouldn’t.',
  },
  steps: {
    label: {
      title: 'What the label says',
      text: 'This is an 8. The hard label is one-hot: a 1 at 8 and nine zeros. It says nothing about what else this 8 looks like.',
    },
    soft: {
      title: 'What the teacher says',
      text: 'The teacher is almost certain, so at T = 1 its wrong answers are too small to see. Raise the temperature and they appear. Hinton called them dark knowledge.',
      task: 'Move the temperature to 6 or more.',
    },
    find: {
      title: 'The 8 that is almost a 3',
      text: 'Some eights have a broken loop. The teacher notices: its tallest wrong bar is the one at 3.',
      task: 'Choose an 8 whose runner-up, for the teacher, is 3.',
    },
    guess: {
      title: 'Knowledge or blur?',
      text: 'Two students are trained on the same 300 pictures. One sees the teacher’s true soft targets. For the other, the wrong classes’ bars are shuffled: just as soft, but without the resemblance. Both are compared with a control that sees labels alone.',
      ask: 'Who will be right most often?',
      answers: {
        real: 'The one with true soft targets',
        shuffled: 'The one with shuffled soft targets',
        labels: 'The one with labels alone',
      },
      trials: { real: 'true', shuffled: 'shuffled' },
      reveal:
        'Both students got soft answers; only one got true ones. But each picture keeps its shuffled order, so the shuffled targets also teach false resemblances: this comparison contains both the loss of knowledge and the harm of wrong lessons.',
    },
    why: {
      title: 'Why it learns more',
      text: 'A picture with a label tells one class. A picture with soft targets tells nine numbers (ten that sum to 1): this 8 is a bit like a 3, hardly like a 1. With few pictures, those nine numbers are worth a lot.',
    },
  },
};
