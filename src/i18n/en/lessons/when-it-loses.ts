/** The lesson “When distillation loses” in English. */
export const whenItLoses = {
  title: 'When distillation loses',
  question: 'When does the control do better?',
  finding:
    'Distillation loses in very short runs, and a half-trained teacher helps less. One seed alone tells you little.',
  claims: {
    hurry: 'After 50 steps the distilled student is behind.',
    weak: 'The half-trained teacher helps less than the good one.',
    blur: 'The gain from true soft targets is larger than from label smoothing and from shuffled soft targets.',
  },
  sheet: {
    aim: 'The class leaves knowing under which conditions distillation helps.',
    say: 'Every claim of this course had a control. Now we look for cases in which the control wins.',
    ask: 'Before each run: ahead, level or behind?',
    see: 'Behind after 50 steps; a smaller gap with a half-trained teacher; then plenty of labels, an MLP, and a teacher that has seen no more than the student; and a gap that changes from seed to seed.',
    after: 'Somebody shows you one run in which their method wins by a point. What do you ask?',
  },
  steps: {
    hurry: {
      title: 'In a hurry',
      text: '1,000 labels, but only 50 steps.',
      ask: 'After 50 steps the distilled student will be…',
      answers: { ahead: 'ahead', level: 'about level', behind: 'behind' },
      trials: { hurry: '50 steps' },
      reveal:
        'Soft targets are slower at first: a whole distribution to match instead of one class. On 1,000 pictures a gap of a few points may be chance, and then the lab says it is too close to call: one run settles nothing. That is why this was run with several seeds; the end of the lesson says how often the student was behind.',
    },
    weak: {
      title: 'Worse teachers',
      text: 'The same student with three teachers: a well-trained one, one that was stopped very early, and one that was trained on shuffled labels and knows nothing.',
      ask: 'Sketch the gap to the control for each teacher.',
      trials: { shipped: 'good', 'half-trained': 'half-trained', 'shuffled-labels': 'shuffled' },
      reveal:
        'The half-trained teacher passes its mistakes on. The one trained on shuffled labels gives nearly the same answer for every picture. That only softens the labels, like label smoothing, so any gap it leaves isn’t knowledge.',
    },
    same: {
      title: 'Little to teach',
      text: 'Three more cases: 9,000 labelled pictures; an MLP as the student; and a teacher like the student, trained on the same 300 pictures.',
      ask: 'In which case will the gap be largest?',
      answers: { plenty: '9,000 labels', mlp: 'An MLP student', heir: 'A teacher that has seen no more' },
      trials: { plenty: '9,000 labels', mlp: 'MLP', heir: 'equal data' },
      reveal:
        'With plenty of labels the teacher has little to add, and so has a teacher that has seen no more than the student. The MLP student isn’t smaller than the CNN student; it has more parameters. What differs is its architecture, not its size.',
    },
    blur: {
      title: 'Is softness enough?',
      text: 'Label smoothing softens labels without knowing anything. Shuffled dark knowledge is as soft as the teacher’s answers, but without their meaning, and even teaches false resemblances.',
      ask: 'Who gains most with 100 labels?',
      answers: { soft: 'True soft targets', smooth: 'Label smoothing', shuffled: 'Shuffled soft targets' },
      trials: { soft: 'true', smooth: 'smoothing', shuffled: 'shuffled' },
      reveal:
        'Softness alone can help a little or hurt. True soft targets gained more. A claim about distillation should come with this comparison.',
    },
    seeds: {
      title: 'One seed can fool you',
      text: 'The same short run of an MLP five times, each with a different seed: other initial weights, other pictures.',
      ask: 'Sketch the gap for each seed.',
      reveal:
        'Nothing but the seed differs between the best of these and the worst. Any one of them alone would have told you little. Ask for the number of seeds and their spread. Thirty learners with thirty seeds do it in a minute.',
    },
  },
};
