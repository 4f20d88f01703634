/** The lesson “Relations: shape, not position” in English. */
export const relations = {
  title: 'Relations: structure, not position',
  question: 'Can a student learn without labels and without the teacher’s answers?',
  finding:
    'Distances and angles between pictures say nothing about labels, and still shape an embedding. Compare it with three others: one that labels trained on the same pictures, one that nobody trained, and one that needs no network at all. Alike pictures are near each other before anyone has learned anything.',
  claims: {
    ahead:
      'With 1,000 more unlabelled pictures, nearest neighbours are right more often in the embedding learned from relations than in the one learned from labels.',
    same: 'With the same 100 pictures for both, the embedding learned from relations is ahead of the one learned from labels.',
    initial:
      'Even in the embedding of an untrained network nearest neighbours are right in more than {{share}} of the cases.',
    taught: 'Relations among 100 pictures improve that embedding by more than {{points}}.',
    components:
      'The embedding learned from relations is ahead of the principal components (PCA) of the same 100 pictures.',
    many: 'With 1,000 more pictures it is more than {{points}} ahead of the principal components of all these pictures.',
  },
  sheet: {
    aim: 'The class understands that knowledge lies not only in each example but also between examples.',
    say: 'A map of a country is useful even if it is turned round. All that matters is what is near to what. The student copies that, and nothing else.',
    ask: 'No labels, no answers, only near and far. How often will the nearest labelled picture have the right class?',
    see: 'Two runs without labels: with the control’s pictures, and with 1,000 more. Two grey bars stand beside them: the student before training, and the pixels’ principal components. The student’s own answers stay at chance, since its last layer isn’t trained; what counts is the embedding.',
    after: 'Which of the losses so far could be used between networks that have different classes?',
    exercise: 'The teacher’s embedding is turned and enlarged. What happens to the relational losses?',
    solution: 'Nothing: angles don’t depend on either, and distances are divided by their mean.',
  },
  steps: {
    shape: {
      title: 'Near and far',
      text: 'Each picture is a point in the network’s embedding. Relational distillation compares the distances of pairs, divided by their mean, and the angles of triangles with the teacher’s.',
    },
    nolabel: {
      title: 'Not one label',
      text: 'The student gets no labels at all: it learns only from the relations between its pictures. The control learns from the labels of the same 100 pictures.',
    },
    guess: {
      title: 'How good is the embedding?',
      text: 'It is tested without training anything on top: each test picture gets the class of the nearest of the 100 pictures. Two runs: the same 100 pictures for student and control, and 1,000 more without labels for the student. Beside them stand two baselines that no teacher has taught anything: the student at its initial weights, and the first principal components (PCA) of its pictures’ pixels, sixteen numbers for each picture.',
      ask: 'With the same 100 pictures, how often will that be right in the student’s embedding?',
      trials: { same: 'same pictures', more: '1,000 more' },
      reveal:
        'Don’t compare with zero: an embedding that nobody trained is right surprisingly often, since alike pictures give alike numbers in any network, and plain statistics of the pixels do well, too. What the student has beyond the higher of the two grey bars is what relations taught. The second run isn’t fair to the control, which has seen fewer pictures; the principal components have seen the same.',
    },
    triangle: {
      title: 'Look at a triangle',
      text: 'In the relations panel, choose three pictures. The student’s triangle takes on the shape of the teacher’s; position and size are free.',
    },
  },
};
