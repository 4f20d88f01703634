/** The lesson “Temperature” in English. */
export const temperature = {
  title: 'Temperature',
  question: 'What happens to the teacher’s answer when T rises, and what if it rises too far?',
  finding:
    'Warm is better than cold: at T = 1 the teacher says little more than the label. Above that, this student learns nearly the same over a wide range; far above, the bars say ever less about this picture.',
  claims: { warmer: 'A temperature of 5 or 20 beats T = 1 by more than a point.' },
  sheet: {
    aim: 'The class can predict what T does to a distribution, and knows that T is chosen, not given.',
    say: 'Dividing the logits by T before the softmax makes all answers more alike. The order never changes.',
    ask: 'Before every move of the slider: which bar will grow, which will shrink?',
    see: 'At 0.5 one bar is left. At 20 all ten are nearly the same height. The sketch of accuracy over T is steepest at the left.',
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
        'Shorter, always: dividing by a larger T brings all probabilities together. What the tallest bar loses, the others gain.',
    },
    cold: {
      title: 'Cold: nothing but the label',
      text: 'Below 1 the teacher sounds surer than it is. What remains is nearly the hard label.',
      task: 'Move the temperature to 0.7 or less.',
    },
    hot: {
      title: 'Hot: everything looks alike',
      text: 'Far above the usual range the bars become nearly equal. Watch the entropy: it comes close to that of a fair ten-sided die, and the differences between classes drown.',
      task: 'Move the temperature to 15 or more.',
    },
    sketch: {
      title: 'What does the student gain?',
      text: 'Five students learn from 100 pictures, each from the teacher at another temperature and without labels (α = 1).',
      ask: 'Sketch the accuracy for each temperature.',
      reveal:
        'From cold to warm the student gains. Beyond, the curve is nearly flat, since T² keeps the gradient’s size. Hinton’s paper reports the same for wide networks; for very narrow ones it found 2.5 to 4 best.',
    },
    range: {
      title: 'The usual range',
      text: 'Try pictures of your own choice with T between 2 and 5, where most people work. Choose T by looking: the wrong answers should be visible, and still different.',
    },
  },
};
