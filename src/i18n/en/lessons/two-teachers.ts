/** The lesson “Two teachers in one loss” in English. */
export const twoTeachers = {
  title: 'Two signals in one loss',
  question: 'How do labels and teacher share one loss, and what is T² for?',
  finding:
    'α is the teacher’s share. At α = 0 student and control are identical, digit for digit. T² keeps the teacher’s gradient from shrinking at a high temperature.',
  claims: {
    zero: 'At α = 0 student and control are equal.',
    share: 'The student at α = 0.9 is ahead of the one at α = 0.',
    square: 'The student with T² is ahead of the one without.',
  },
  sheet: {
    aim: 'The class can read the loss: (1 − α) · CE + α · T² · KL.',
    say: 'The student has two signals. α turns one up as it turns the other down. Point at the loss ledger: each term, its weight, its gradient.',
    ask: 'If α = 0, who is ahead, student or control? Why exactly?',
    see: 'At α = 0 the curves coincide. With growing α the student pulls ahead. At α = 0.5 and T = 20, the teacher’s term nearly vanishes without T².',
    after: 'Some tutorials call the labels’ share α. How would you notice in their code?',
  },
  steps: {
    formula: {
      title: 'One loss, two signals',
      text: 'The labels’ term is weighted with 1 − α, the teacher’s with α · T². The page shows the formula it computes, with this step’s numbers.',
    },
    zero: {
      title: 'α = 0',
      text: 'Now the teacher’s share is zero. Student and control have the same initial weights and see the same batches.',
      ask: 'How will the distilled student do, compared with the control?',
      answers: { ahead: 'Ahead', level: 'Exactly level', behind: 'Behind' },
      trials: { zero: 'α = 0' },
      reveal:
        'Level, and not by chance: it is the same computation twice. So any gap you see later comes from the teacher. Its size still varies from seed to seed.',
    },
    sketch: {
      title: 'Turn the teacher up',
      text: 'Four students, four values of α, everything else the same.',
      ask: 'Sketch the student’s accuracy for each α.',
      reveal:
        'With 300 labels the teacher has more to say than they do. Even α = 1, no labels at all, is worth a try here, because this teacher is nearly always right.',
    },
    square: {
      title: 'What T² is for',
      text: 'At high T the gradient of the soft term shrinks roughly with 1/T². The loss multiplies by T² to undo that. Two students learn at T = 20 and α = 0.5: one with T², one without.',
      ask: 'The student without T² will be, compared with the other…',
      answers: { ahead: 'ahead', level: 'about level', behind: 'behind' },
      trials: { on: 'with T²', off: 'without' },
      reveal:
        'Without T² the teacher’s term is tiny, and little remains but the labels. Forgetting T² is one of the most common bugs in distillation code. At α = 1 nobody would notice: there is no labels’ term to outweigh it, and Adam scales the gradient back, so T² changes almost nothing.',
    },
    usual: {
      title: 'Usual values',
      text: 'Most work uses α from 0.5 to 0.9 and T from 2 to 5. Move both while it trains: they take effect at the next step.',
    },
  },
};
