/** The lesson “Temperature” in English. */
export const temperature = {
  title: 'Temperature',
  question: 'What happens to the teacher’s answer when T rises, and what if it rises too far?',
  finding:
    'At T = 1 the teacher’s answer is almost the label. A higher temperature enlarges the wrong answers and, at the same time, makes them more alike. The differences between logits aren’t lost, though: with T² in the loss, at high T the student comes to match the teacher’s logits themselves.',
  claims: {
    warm: 'The student at T = 5 is more than {{points}} ahead of the one at T = 1.',
    hot: 'The student at T = 20 is more than {{points}} ahead of the one at T = 1.',
    unhurt: 'High T doesn’t hurt: at T = 20 the student is at most {{points}} behind the one at T = 5.',
  },
  sheet: {
    aim: 'The class can predict what T does to a distribution, and knows that T is chosen, not given.',
    say: 'Dividing the logits by T before the softmax makes all answers more alike. The order never changes.',
    ask: 'Before every move of the slider: which bar will grow by the largest factor, which will shrink?',
    see: 'At T = 0.5 hardly more than one bar is left. At T = 20 all ten are nearly alike. Then an accuracy curve over five temperatures.',
    after:
      'If all bars are nearly equal, what can a student still learn? (Hint: the differences between logits are still there, only small, and T² in the loss restores them.)',
    exercise:
      'At T = 1 one class is sixteen times as likely as another. How many times is it at T = 2, and at T = 4?',
    solution: 'Four times, then twice: a ratio of probabilities becomes its T-th root.',
  },
  steps: {
    first: {
      title: 'Raise the temperature',
      text: 'The bars show the teacher’s answer at T = 1. Your answer raises T to 8.',
      ask: 'Which of the teacher’s bars will grow by the largest factor?',
      answers: {
        tallest: 'The tallest one',
        second: 'The runner-up',
        even: 'All wrong classes alike',
        least: 'The least likely class',
      },
      why: {
        tallest: 'The tallest bar always shrinks when T rises: what it loses, the others gain.',
        second:
          'The runner-up is easy to see growing, but in proportion the least likely class grows far more: its bar was almost nothing.',
        even: 'Then the wrong classes would keep their ratios. They don’t: a higher temperature brings all ratios closer to one, so the smallest must grow most.',
      },
      reveal:
        'The least likely one, for every picture. Dividing logits by T takes the T-th root of every ratio of probabilities: a higher temperature enlarges the wrong answers and shrinks their contrast. At T = 1 resemblance is in ratios of bars too small to see; at high T the bars are easy to see and hard to tell apart.',
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
        'The shape of the curve may change from seed to seed. At very high T the student in effect matches the teacher’s logits: information is weighted differently, not lost, and very negative, noisy logits count too. Whether that hurts depends on the student. Hinton’s paper found all T above 8 about equally good with wide layers, but 2.5 to 4 best with very narrow ones.',
    },
    range: {
      title: 'The usual range',
      text: 'Choose a few pictures and try T between 2 and 5, where most people begin. Look at the bars: there the wrong answers are visible and still different, while at T = 20 they are hard to tell apart. Which T teaches best is another question. It depends on student and data: try several, as you just did.',
    },
  },
};
