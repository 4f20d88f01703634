/** The lesson “Temperature” in English. */
export const temperature = {
  title: 'Temperature',
  question: 'What happens to the teacher’s answer when T rises, and what if it rises too far?',
  finding:
    'Warm is better than cold: at T = 1 the teacher says little more than the label. This small student learns more from a warm teacher and from a hot one too. The bars show what the heat costs: they say less and less about this picture.',
  claims: { warmer: 'A temperature of 5 or 20 beats T = 1 by more than {{points}}.' },
  sheet: {
    aim: 'The class can predict what T does to a distribution, and knows that T is chosen, not given.',
    say: 'Dividing the logits by T before the softmax makes all answers more alike. The order never changes.',
    ask: 'Before every move of the slider: which bar will grow, which will shrink?',
    see: 'At 0.5 hardly more than one bar is left. At 20 all ten come close to one another. In the curve of accuracy the best of T = 5 and T = 20 lies above T = 1.',
    after:
      'If all bars are equal, what can a student still learn? (Hint: the differences of logits are still there, only small.)',
  },
  steps: {
    first: {
      title: 'Raise the temperature',
      text: 'The bars show the teacher’s answer at T = 1. Your answer raises T to 8.',
      ask: 'What will the teacher’s tallest bar do?',
      answers: { shorter: 'Get shorter', same: 'Stay as it is', longer: 'Get longer' },
      reveal:
        'Shorter, always: dividing by a larger T brings all probabilities together. What the tallest bar loses, the others together gain.',
    },
    cold: {
      title: 'Cold: one answer is left',
      text: 'Below 1 the teacher seems surer than it is. What remains is nearly a hard label: one answer, here the right one.',
      task: 'Move the temperature to 0.7 or less.',
    },
    hot: {
      title: 'Hot: everything looks alike',
      text: 'Far above the usual range the bars come close to one another. Watch the entropy: it comes close to that of a fair ten-sided die, and the differences between classes disappear.',
      task: 'Move the temperature to 15 or more.',
    },
    sketch: {
      title: 'What does the student gain?',
      text: 'Five students learn from 100 pictures, each from the teacher at another temperature and without labels (α = 1).',
      ask: 'Sketch the accuracy for each temperature.',
      reveal:
        'The best of T = 5 and T = 20 clearly beat T = 1 in {{claims.warmer}} of {{seeds}} measured seeds; how the curve runs between them may change from seed to seed. Heat does this small student no harm here, but that isn’t a law: Hinton’s paper found all T above 8 about equally good with wide layers, but 2.5 to 4 best with very narrow ones.',
    },
    range: {
      title: 'The usual range',
      text: 'Try pictures of your own choice with T between 2 and 5, where most people begin. Look at the bars: there the wrong answers are visible and still different, while at 20 they are hard to tell apart. Which T teaches best is another question. It depends on student and data: try several, as you just did.',
    },
  },
};
