/** The lesson “Two teachers in one loss” in English. */
export const twoTeachers = {
  title: 'Two signals in one loss: labels and teacher',
  question: 'How do labels and teacher share one loss, and what is T² for?',
  finding:
    'α is the teacher’s share. At α = 0 student and control are identical, digit for digit. T² keeps the teacher’s gradient from shrinking at a high temperature; that matters where another term stands beside it.',
  claims: {
    zero: 'At α = 0 student and control are equal.',
    share: 'The student at α = 0.9 is ahead of the one at α = 0.',
    square: 'At α = 0.5 and T = 20, the student with T² is ahead of the one without.',
    unfelt: 'At α = 1 and T = 20, leaving out T² changes the accuracy by no more than {{points}}.',
  },
  sheet: {
    aim: 'The class can read the loss: (1 − α) · CE + α · T² · KL.',
    say: 'The student has two signals. α turns one up as it turns the other down. Point at the loss ledger: each term, its weight, its gradient.',
    ask: 'If α = 0, who is ahead, student or control? Why exactly?',
    see: 'At α = 0 the curves coincide. Then four runs at T = 20: with and without T², at α = 0.5 and at α = 1.',
    after: 'Some tutorials call the labels’ share α. How would you notice in their code?',
    exercise:
      'Somebody’s code computes α · CE + (1 − α) · KL. Which value there corresponds to α = 0.9 here, and what else is different?',
    solution: 'Theirs is α = 0.1. And T² is missing: at high T their teacher’s term is too small.',
  },
  steps: {
    formula: {
      title: 'One loss, two signals',
      text: 'The labels’ term is weighted with 1 − α, the teacher’s with α · T². The page shows the formula it computes, with this step’s numbers.',
    },
    zero: {
      title: 'α = 0',
      text: 'α is the teacher’s share of the loss; the labels get the rest. One student learns with α = 0, another with α = 0.9. Student and control have the same initial weights and see the same batches.',
      ask: 'At α = 0, how will the distilled student do, compared with the control?',
      answers: { ahead: 'Ahead', level: 'Exactly level', behind: 'Behind' },
      why: {
        ahead:
          'At α = 0 the teacher’s term is multiplied by zero: nothing of the teacher reaches the student.',
        behind:
          'Nothing is taken away from the student either: at α = 0 it has the whole loss of the labels, as the control has.',
      },
      trials: { zero: 'α = 0', most: 'α = 0.9' },
      reveal:
        'Level, and not by chance: it is the same computation twice. So any gap at another α comes through the teacher, and with it from the data the teacher saw. To separate the two takes a teacher that learned from the student’s own pictures; a later lesson trains it. The size of the gap varies from seed to seed. Over several seeds the page gives its mean with a 95% interval; while zero is inside, it is too close to call.',
    },
    square: {
      title: 'What T² is for',
      text: 'At high T the gradient of the soft term shrinks roughly with 1/T². The loss multiplies by T² to undo that. Four students learn at T = 20: with and without T², at α = 0.5 and at α = 1.',
      ask: 'Where will leaving out T² cost more than a point?',
      answers: {
        both: 'At both',
        half: 'Only at α = 0.5',
        whole: 'Only at α = 1',
        neither: 'At neither',
      },
      why: {
        both: 'The loss shrinks in both cases. But at α = 1 all of it shrinks alike, and Adam divides each gradient by its own recent size, so training hardly changes.',
        half: 'That is what usually happens: at α = 0.5 the labels’ term outweighs what is left of the teacher’s. Here the seed says otherwise; repeat it.',
        whole:
          'It looks most dangerous there, as nothing but the teacher’s term is left. But with nothing beside it, Adam scales it back.',
        neither:
          'Adam can’t help where two terms compete: it scales their sum, in which the teacher’s share has become tiny.',
      },
      trials: {
        on: 'α = 0.5 with T²',
        off: 'α = 0.5 without',
        wholeOn: 'α = 1 with T²',
        wholeOff: 'α = 1 without',
      },
      reveal:
        'Without T² the teacher’s term is tiny. Beside the labels’ term it counts for less; alone, Adam scales it back. So forgetting T², one of the most common bugs in distillation code, can hide: try it at α = 1 and nobody notices. T² keeps the strength only roughly, and best at high T.',
    },
    usual: {
      title: 'Usual values',
      text: 'Most work uses α from 0.5 to 0.9 and T from 2 to 5. Both take effect at the next step, even during training.',
      task: 'Set α between 0.5 and 0.8.',
    },
  },
};
