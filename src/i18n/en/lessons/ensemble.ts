/** The lesson “Many in one” in English. */
export const ensemble = {
  title: 'Many in one',
  question: 'How much of an ensemble’s gain fits into one student?',
  finding:
    'Networks that learned the same thing in another order make different mistakes, and their mean answer makes fewer. The gain lies in pictures on which they disagree. A student that sees only the pictures its teachers learned by heart gets little of it, since there they agree; pictures without labels are where it can be handed on. The claims say how far that holds here.',
  claims: {
    together: 'The four networks together are more accurate than one of them.',
    same: 'From the same pictures alone, the student of the ensemble is more accurate than the student of one network.',
    unlabelled:
      'With unlabelled pictures, the student of the ensemble is more accurate than the student of one network.',
    kept: 'With unlabelled pictures, the students’ difference is at least {{share}} of the teachers’ difference.',
    beyond:
      'With unlabelled pictures, the student of the ensemble is more accurate than one of the four networks.',
  },
  sheet: {
    aim: 'The class knows why an ensemble is better than its networks, and what a student needs to get that from it.',
    say: 'Four people studied the same pages, each in another order. Asked about a page, all say the same. Asked about something new they differ, and their mean answer is better than most of them.',
    ask: 'On which pictures can a student learn more from four networks than from one?',
    see: 'Two pairs of runs, of one network and of four: first with the labelled pictures only, then with unlabelled ones. Compare the teachers’ difference with the students’.',
    after:
      'Someone has ten large networks and a phone. What would you keep of them, and what data would you ask for?',
    exercise:
      'Two networks give a picture the logits (4, 0) and (0, 2). Which class does the ensemble choose, and what is the ratio of its two probabilities at T = 1?',
    solution:
      'The mean logits are (2, 1), so the first class. The ratio is e to the power of 1, about 2.7: the geometric mean of the networks’ ratios, e to the power of 4 and of −2.',
  },
  steps: {
    together: {
      title: 'Four networks, one answer',
      text: 'Four networks of the same kind learn from the same 100 pictures, each from other initial weights and in another order. As an ensemble they answer with the mean of their logits. At every T, its softmax is the geometric mean of the four distributions; Hinton et al. (2015) name it, beside the arithmetic mean, at the very beginning. “Networks that teach” in the training data sets their number.',
    },
    guess: {
      title: 'A better teacher',
      text: 'Two runs. In the first, one of the four networks teaches; in the second, all four. The student is the same in both and gets the 100 pictures and labels that its teachers had.',
      ask: 'The student of the ensemble will be, compared with the student of one network…',
      answers: { ahead: 'ahead', level: 'about level', behind: 'behind' },
      why: {
        ahead:
          'The ensemble is the better teacher on new pictures. But the student never sees those: on the 100 that its teachers learned by heart, four sure answers say little more than one.',
        behind:
          'A mean of four answers is softer than one, but not more wrong: on the pictures that were learned, the networks agree with the label and with each other.',
        level:
          'That is the cautious guess, since the teachers agree on the 100 pictures. But even there, how they rank the wrong classes differs, and a mean of four is less noisy than one.',
      },
      trials: { one: 'one network', several: 'four networks' },
      reveal:
        'Look at the teachers first: their difference is the ensemble’s gain. Then at the students: how much of it has come through?',
    },
    where: {
      title: 'Where the gain is',
      text: 'The four networks were trained on these 100 pictures until they got nearly all of them right: there they agree with the labels and with each other. The ensemble is better where its networks disagree, on pictures that none of them was trained on. To learn that from it, a student has to see it answer such pictures.',
    },
    unlabelled: {
      title: 'Pictures without labels',
      text: 'The same two runs, but now the students also get 1,500 pictures without labels, with the teacher’s answers to them. The teachers aren’t trained on these. The student has far fewer parameters than any of the four networks.',
      ask: 'Where will the accuracy of the ensemble’s student be?',
      answers: {
        below: 'Below one of the four networks',
        between: 'Between one network and the ensemble',
        above: 'At the ensemble or above it',
      },
      why: {
        below:
          'It is smaller, and learns from answers of which some are wrong. But it learns from far more pictures than its teachers, and size isn’t what is short here.',
        between:
          'The usual bound: a student keeps a part of the gain. But a student isn’t bound by its teacher’s mistakes: they differ from picture to picture, and it can’t learn them all.',
        above:
          'It can happen: mistakes that differ from picture to picture average out. In this seed the ensemble stayed ahead of its student.',
      },
      trials: { one: 'one network', several: 'four networks' },
      reveal:
        'Compare the two differences again, the teachers’ and the students’. One student costs a fraction of the four networks: the scoreboard shows it.',
    },
    price: {
      title: 'What it costs, and where it ends',
      text: 'Training takes four networks instead of one; answering takes one small student. Hinton et al. (2015) report for speech recognition that one distilled network kept over 80% of what an ensemble of ten networks gained: the paper’s number. Here are four small networks of one kind, few labels, easy pictures, and students that get the same steps in all runs. An ensemble of networks of different kinds, or more of them, may have more to give.',
    },
  },
};
