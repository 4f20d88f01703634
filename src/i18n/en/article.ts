/** English texts of the page that holds an article's sentences against what was measured here. */
export const article = {
  title: 'What introductions say, and what we measured',
  lead: 'Introductions to distillation repeat the same few sentences. Here each of them stands beside everything that was measured on this page about it, for and against. The sentences are summaries; every figure comes from a stored measurement, and every row can be run again.',
  limit:
    'Small networks, small pictures, few labels: what fails here may hold for large networks, and the other way round. A difference counts only if its 95% interval excludes zero.',
  toLab: 'Back to the lab',
  says: 'Introductions say',
  sentences: {
    always: {
      title: 'A distilled student always performs better',
      says: 'A student that is distilled always has a higher performance than the same student trained alone.',
      note: 'One counter-example is enough against “always”. Look at what the rows against it have in common: a student that can’t follow the teacher, too little time, or a teacher that is of no use.',
    },
    hints: {
      title: 'FitNets is better than outputs alone',
      says: 'A student that imitates the teacher’s intermediate layers (FitNets) does better than one that imitates only the outputs.',
      note: 'FitNets trains with both, first hints, then outputs. So hints in the place of outputs and hints beside them are two questions.',
    },
    temperature: {
      title: 'T between 2 and 5 is right',
      says: 'A temperature between 2 and 5 is the usual choice.',
      note: 'T = 1 and high temperatures are compared with a T of that range, at α = 0.9. Here T² is in the loss; without it, the teacher’s term is far weaker at a high T.',
    },
    alpha: {
      title: 'α between 0.5 and 0.9 is right',
      says: 'The teacher’s share α is usually between 0.5 and 0.9.',
      note: 'The labels’ term is the rest. Elsewhere α may be the share of the labels: check before you compare.',
    },
    families: {
      title: 'Four families of knowledge help',
      says: 'Outputs, features (hints), attention and relations are four kinds of knowledge, and each can be distilled.',
      note: 'Each alone, with its usual weight. Whether one is better than another is a different question, with an answer that depends on the weights.',
    },
    bornAgain: {
      title: 'Born-again networks improve on their teacher',
      says: 'A network that is distilled into one of the same size gets better, generation after generation.',
      note: 'The paper trained large networks with all labels, and didn’t improve everywhere.',
    },
  },
  standing: {
    held: 'Held in everything measured here',
    depends: 'It depends',
    refuted: 'Not here',
    open: 'Not decided here',
  },
  counts: '{{for}} for, {{against}} against, {{open}} undecided',
  evidence: {
    student: '{{student}}, {{dataset}}: student minus control',
    allLabelled: 'All 10,000 pictures labelled: student minus control',
    fewSteps: '50 steps only: student minus control',
    overConfident: 'A teacher that is far too sure: student minus control',
    hintsAlone: 'Hints instead of soft targets: difference of the students',
    hintsToo: 'Hints beside soft targets: difference of the students',
    temperature: '{{dataset}}: student at T = {{one}} minus student at T = {{other}}',
    alpha: '{{dataset}}: student at α = {{one}} minus student at α = {{other}}',
    method: '{{methods}}: student minus control',
  },
  claim: 'Lesson {{number}}: {{claim}}',
  points: '{{mean}} points ({{low}} to {{high}})',
  /** With which seeds, and when. */
  basis: 'seeds {{first}} to {{last}}, {{date}}',
  held: 'held in {{appeared}} of {{seeds}} seeds',
  unmeasured: 'not measured yet',
  speaks: { for: 'for', against: 'against', open: 'undecided' },
  run: 'Run it',
  runOther: 'and the other',
  openLesson: 'Open the lesson',
};
