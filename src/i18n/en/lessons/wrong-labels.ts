/** The lesson “When labels lie” in English. */
export const wrongLabels = {
  title: 'When labels lie',
  question: 'What if 40 % of the labels are wrong?',
  finding:
    'The control believes the wrong labels. The distilled student also gets the teacher’s answers, and with a large α the wrong labels hardly matter.',
  claims: {
    ahead: 'The distilled student is more than {{points}} ahead.',
    share: 'α = 0.9 is more than {{points}} better than α = 0.',
  },
  sheet: {
    aim: 'The class sees the teacher as a filter for wrong labels.',
    say: 'Of 1,000 labels 400 are wrong, at random. Real data sets have wrong labels too, though fewer.',
    ask: 'How often will the control be right on correctly labelled test pictures? Draw it.',
    see: 'The control rises at first and then falls, as it memorises the wrong labels. The student keeps rising.',
    after: 'Where do wrong labels come from in practice? Would they be random?',
  },
  steps: {
    noise: {
      title: '400 of 1,000 are wrong',
      text: 'Each wrong label names another class at random. The test pictures keep their right ones.',
    },
    guess: {
      title: 'How bad will it be?',
      text: 'Student and control see the same pictures with the same wrong labels.',
      ask: 'How often will the control, with labels alone, be right?',
      trials: { noise: '40 % wrong' },
      reveal: 'The control memorises the errors. The student has a second source that is right.',
    },
    why: {
      title: 'Who is right?',
      text: 'The test pictures have their right labels, so they show whom each of the two believed. The bars above are for one picture only, a 2 that the teacher gets right with some doubt. The scoreboard counts over many: once both are trained, the student that listened to the teacher agrees with it more often than the control, which believed the labels.',
    },
    sketch: {
      title: 'How much teacher?',
      text: 'Three students with α = 0, 0.5 and 0.9 on the same wrong labels.',
      ask: 'Sketch the accuracy for each α.',
      reveal:
        'A teacher’s share of 0.5 already removes most of the damage. And if the teacher were wrong as well? The last lesson tries that.',
    },
  },
};
