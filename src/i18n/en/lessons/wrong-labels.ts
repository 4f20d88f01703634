/** The lesson “When labels lie” in English. */
export const wrongLabels = {
  title: 'When labels are wrong',
  question: 'What if 40% of the labels are wrong?',
  finding:
    'The control memorises the wrong labels. The distilled student also learns the teacher’s answers, so with a large α the wrong labels do far less harm. But the comparison isn’t even: this teacher learned from 60,000 correct labels.',
  claims: {
    ahead: 'The distilled student is more than {{points}} ahead.',
    share: 'The student at α = 0.9 is more than {{points}} ahead of the one at α = 0.',
  },
  sheet: {
    aim: 'The class sees that a teacher reduces the harm of wrong labels.',
    say: 'Of 1,000 labels 400 are wrong, at random. The teacher learned from correct ones. Real datasets have wrong labels too, though fewer.',
    ask: 'How often will the control be right on correctly labelled test pictures? Draw it.',
    see: 'The control rises at first and then falls, as it memorises the wrong labels. The student keeps rising.',
    after:
      'Where do wrong labels come from in practice? Would they be random? And if the teacher had learned from wrong labels too?',
  },
  steps: {
    noise: {
      title: '400 of 1,000 are wrong',
      text: 'Each wrong label names another class at random. The test pictures keep their correct labels.',
    },
    guess: {
      title: 'How bad will it be?',
      text: 'Student and control see the same pictures with the same wrong labels.',
      ask: 'How often will the control, with labels alone, be right?',
      trials: { noise: '40% wrong' },
      reveal:
        'The control memorises the errors. The student has a second signal, from a teacher that learned from correct labels. The teacher’s data are larger and cleaner.',
    },
    why: {
      title: 'Whom did they follow?',
      text: 'The test pictures have correct labels, so they show whom each network followed. The bars above are for one picture only, a 2 that the teacher gets right with some doubt. The scoreboard counts over many: once both are trained, the student that learned from the teacher agrees with it more often than the control, which learned from the labels alone.',
    },
    sketch: {
      title: 'How much teacher?',
      text: 'Three students with α = 0, 0.5 and 0.9 on the same wrong labels.',
      ask: 'Sketch the accuracy for each α.',
      reveal:
        'How much of the gain does α = 0.5 already bring? Look at the curve. And if the teacher were wrong as well? The last lesson tries that.',
    },
  },
};
