/** The lesson “Relations: shape, not position” in English. */
export const relations = {
  title: 'Relations: structure, not position',
  question: 'Can a student learn without labels and without the teacher’s answers?',
  finding:
    'Distances and angles between pictures say nothing about labels, and still shape an embedding. Compare it with two others: one that labels trained on the same pictures, and one that nobody trained. An untrained network already puts alike pictures near each other.',
  claims: {
    ahead:
      'With 1,000 more unlabelled pictures, nearest neighbours are right more often in the embedding learned from relations than in the one learned from labels.',
    same: 'With the same 100 pictures for both, the embedding learned from relations is ahead of the one learned from labels.',
    untrained:
      'Even in an untrained embedding nearest neighbours are right in more than {{share}} of the cases.',
    trained: 'Relations among 100 pictures improve an untrained embedding by more than {{points}}.',
  },
  sheet: {
    aim: 'The class understands that knowledge lies not only in each example but also between examples.',
    say: 'A map of a country is useful even if it is turned round. All that matters is what is near to what. The student copies that, and nothing else.',
    ask: 'No labels, no answers, only near and far. How often will the nearest labelled picture have the right class?',
    see: 'Two runs without labels: with the control’s pictures, and with 1,000 more. The third is a network that isn’t trained. The student’s own answers stay at chance, since its last layer isn’t trained; what counts is the embedding.',
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
      text: 'It is tested without training anything on top: each test picture gets the class of the nearest of the 100 pictures. Three runs: the same 100 pictures for student and control, 1,000 more without labels for the student, and a network after a single step.',
      ask: 'With the same 100 pictures, how often will that be right in the student’s embedding?',
      trials: { same: 'same pictures', more: '1,000 more', untrained: 'untrained' },
      reveal:
        'Don’t compare with zero: an embedding that nobody trained is right surprisingly often, since alike pictures give alike numbers in any network. The gain over it is what relations taught. The second run isn’t even: its student has seen more pictures than the control.',
    },
    triangle: {
      title: 'Look at a triangle',
      text: 'In the relations panel, choose three pictures. The student’s triangle takes on the shape of the teacher’s; position and size are free.',
    },
  },
};
