/** The lesson “Relations: shape, not position” in English. */
export const relations = {
  title: 'Relations: structure, not position',
  question: 'Can a student learn without labels and without the teacher’s answers?',
  finding:
    'Yes. Distances and angles between pictures are enough to build an embedding in which the nearest labelled picture mostly has the right class. But the comparison isn’t even: the student saw 1,100 pictures, the control only 100.',
  claims: {
    ahead:
      'Nearest neighbours are right more often in the embedding learned from relations than in the one learned from labels.',
  },
  sheet: {
    aim: 'The class understands that knowledge lies not only in each example but also between examples.',
    say: 'A map of a country is useful even if it is turned round. All that matters is what is near to what. The student copies that, and nothing else.',
    ask: 'No labels, no answers, only near and far. How often will the nearest labelled picture have the right class?',
    see: 'A run without labels. The student’s own answers stay at chance, since its last layer isn’t trained, but its embedding keeps classes together. Point out that the student saw more pictures than the control.',
    after: 'Which of the losses so far could be used between networks that have different classes?',
  },
  steps: {
    shape: {
      title: 'Near and far',
      text: 'Each picture is a point in the network’s embedding. Relational distillation compares the distances of pairs, divided by their mean, and the angles of triangles with the teacher’s.',
    },
    nolabel: {
      title: 'Not one label',
      text: 'The student gets no labels at all: it learns only from the relations between its 1,100 pictures. The control learns from 100 labelled pictures.',
    },
    guess: {
      title: 'How good is the embedding?',
      text: 'It is tested without training anything on top: each test picture gets the class of its nearest labelled picture.',
      ask: 'How often will that be right in the student’s embedding?',
      trials: { relations: 'relations alone' },
      reveal:
        'The student has never seen a label, yet it knows which pictures belong together. Compare it with the teacher’s embedding in the chart.',
    },
    triangle: {
      title: 'Look at a triangle',
      text: 'In the relations panel, choose three pictures. The student’s triangle takes on the shape of the teacher’s; position and size are free.',
    },
  },
};
