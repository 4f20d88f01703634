/** The lesson “Temperature” in English. */
export const temperature = {
  title: 'Temperature',
  question: 'What happens to the teacher’s answer when T rises, and what if it rises too far?',
  finding:
    'At T = 1 the teacher’s answer is almost the label. This small student learned more at a higher temperature. High T makes the bars look alike, but the differences between logits aren’t lost: with T² in the loss, the student comes to match the teacher’s logits themselves.',
  claims: { warmer: 'The better of T = 5 and T = 20 is more than {{points}} ahead of T = 1.' },
  sheet: {
    aim: 'The class can predict what T does to a distribution, and knows that T is chosen, not given.',
    say: 'Dividing the logits by T before the softmax makes all answers more alike. The order never changes.',
    ask: 'Before every move of the slider: which bar will grow, which will shrink?',
    see: 'At 0.5 hardly more than one bar is left. At 20 all ten are nearly alike. In the accuracy curve, the better of T = 5 and T = 20 lies above T = 1.',
    after:
      'If all bars are nearly equal, what can a student still learn? (Hint: the differences between logits are still there, only small, and T² in the loss restores them.)',
  },
  steps: {
    first: {
      title: 'Raise the temperature',
      text: 'The bars show the teacher’s answer at T = 1. Your answer raises T to 8.',
      ask: 'What will the teacher’s tallest bar do?',
      answers: { shorter: 'Get shorter', same: 'Stay as it is', longer: 'Get longer' },
      reveal:
        'Shorter, always: dividing the logits by a larger T brings all probabilities closer together. What the tallest bar loses, the others gain between them.',
    },
    cold: {
      title: 'Low T: one answer is left',
      text: 'Below 1 the teacher seems surer than it is. What remains is nearly a hard label: one answer, here the right one.',
      task: 'Move the temperature to 0.7 or less.',
    },
    hot: {
      title: 'High T: everything looks alike',
      text: 'Far above the usual range the bars come close to one another. Watch the entropy: it nears that of a fair ten-sided die (ln 10 ≈ 2.30), and the differences between classes become hard to see.',
      task: 'Move the temperature to 15 or more.',
    },
    sketch: {
      title: 'What does the student gain?',
      text: 'Five students learn from 100 pictures, each from the teacher at another temperature and without labels (α = 1).',
      ask: 'Sketch the accuracy for each temperature.',
      reveal:
        'The shape of the curve may change from seed to seed. At very high T the student in effect matches the teacher’s logits, so very negative, noisy logits count too. High T didn’t hurt this student, but that isn’t a rule: Hinton’s paper found all T above 8 about equally good with wide layers, but 2.5 to 4 best with very narrow ones.',
    },
    range: {
      title: 'The usual range',
      text: 'Try pictures of your own choice with T between 2 and 5, where most people begin. Look at the bars: there the wrong answers are visible and still different, while at 20 they are hard to tell apart. Which T teaches best is another question. It depends on student and data: try several, as you just did.',
    },
  },
};
