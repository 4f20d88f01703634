/** The lesson “Relations: shape, not position” in English. */
export const relations = {
  title: 'Relations: shape, not position',
  question: 'Can a student learn without a single label and without a single answer?',
  finding:
    'Yes. Distances and angles between pictures are enough to build an embedding in which the nearest labelled picture is mostly of the right class.',
  claims: { ahead: 'The embedding learnt from relations beats the one learnt from labels.' },
  sheet: {
    aim: 'The class understands that knowledge can lie between examples and not only in each.',
    say: 'A map of a country is useful even if it is turned round. It matters only what is near to what. The student copies that, and nothing else.',
    ask: 'No labels, no answers, only near and far. How often will the nearest labelled picture have the right class?',
    see: 'A run without labels. The student’s own answers stay at chance, since nobody trained its last layer; its embedding is still good.',
    after: 'Which of the losses so far could be used between networks that have different classes?',
  },
  steps: {
    shape: {
      title: 'Near and far',
      text: 'Each picture is a point in the network’s embedding. Relational distillation compares distances between pairs and angles of triangles with the teacher’s, relative to their mean.',
    },
    nolabel: {
      title: 'Not one label',
      text: 'The student gets no labels at all: it learns only from the relations between its 1,100 pictures. The control learns from the 100 labels.',
    },
    guess: {
      title: 'How good is the embedding?',
      text: 'To test it without training anything on top, each test picture gets the class of its nearest labelled picture.',
      ask: 'How often will that be right in the student’s embedding?',
      trials: { relations: 'relations alone' },
      reveal: 'The student has never seen a label. It still knows which pictures belong together.',
    },
    triangle: {
      title: 'Look at a triangle',
      text: 'In the relations panel, choose three pictures. The teacher’s and the student’s triangles become alike in shape, while position and size are free.',
    },
  },
};
