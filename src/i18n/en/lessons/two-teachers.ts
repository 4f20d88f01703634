/** The lesson “Two teachers in one loss” in English. */
export const twoTeachers = {
  title: 'Two teachers in one loss',
  question: 'How do labels and teacher share one loss, and what is T² for?',
  finding:
    'α is the teacher’s share. At 0 the student is its own control to the last digit. T² keeps the teacher’s term as strong at a high temperature as at a low one.',
  claims: {
    zero: 'At α = 0 student and control are equal.',
    share: 'α = 0.9 beats α = 0.',
    square: 'With T² the student beats the one without.',
  },
  sheet: {
    aim: 'The class can read the loss: (1 − α) · CE + α · T² · KL.',
    say: 'The student has two sources. α turns one up as it turns the other down. Point at the ledger: each term, its weight, its gradient.',
    ask: 'If α = 0, who is ahead, student or control? Why exactly?',
    see: 'At α = 0 the curves lie on each other. With growing α the student pulls away. Without T² at T = 20 the teacher’s term nearly vanishes.',
    after: 'Some tutorials call the labels’ share α. How would you notice in their code?',
  },
  steps: {
    formula: {
      title: 'One loss, two sources',
      text: 'The labels’ term is weighted with 1 − α, the teacher’s with α · T². The page prints the formula it computes, with this step’s numbers.',
    },
    zero: {
      title: 'α = 0',
      text: 'Now the teacher’s share is zero. Student and control have the same initial weights and see the same batches.',
      ask: 'Where will the distilled student be, compared with the control?',
      answers: { ahead: 'Ahead', level: 'Exactly level', behind: 'Behind' },
      trials: { zero: 'α = 0' },
      reveal:
        'Level, and not by chance: it is the same computation twice. That is why any gap you see later comes from the teacher alone.',
    },
    sketch: {
      title: 'Turn the teacher up',
      text: 'Four students, four values of α, everything else the same.',
      ask: 'Sketch the student’s accuracy for each α.',
      reveal:
        'With 300 labels the teacher is the better source by far. Even α = 1, no label at all, is not a bad choice here, because this teacher is nearly always right.',
    },
    square: {
      title: 'What T² is for',
      text: 'The gradient of the soft term shrinks with 1/T². The loss multiplies by T² to undo that. Two students learn at T = 20 and α = 0.5: one with T², one without.',
      ask: 'The student without T² will be, compared with the other…',
      answers: { ahead: 'ahead', level: 'about level', behind: 'behind' },
      trials: { on: 'with T²', off: 'without' },
      reveal:
        'Without T² the teacher’s term is tiny, and little remains but the labels. Forgetting T² is among the most frequent bugs in distillation code.',
    },
    usual: {
      title: 'Usual values',
      text: 'Most work uses α from 0.5 to 0.9 and T from 2 to 5. Move both while it trains: they act at the next step.',
    },
  },
};
