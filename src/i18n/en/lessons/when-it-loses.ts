/** The lesson “When distillation loses” in English. */
export const whenItLoses = {
  title: 'When distillation loses',
  question: 'When is the control better?',
  finding:
    'Distillation loses in very short runs, and it helps less where the teacher knows nothing or the student can’t use it. One seed alone tells you little.',
  claims: {
    hurry: 'After 50 steps the distilled student is behind.',
    weak: 'The half-trained teacher gives less than the good one.',
    blur: 'True soft targets gain more than label smoothing and more than shuffled ones.',
  },
  sheet: {
    aim: 'The class leaves with the conditions under which the promise holds.',
    say: 'Every claim of this course had a control. Now we look for cases in which the control wins.',
    ask: 'Before each run: ahead, level or behind?',
    see: 'Behind after 50 steps; a smaller gap with a bad teacher, and little with plenty of labels, with an MLP, with a teacher that has seen no more than the student; and a gap that changes from seed to seed.',
    after: 'Somebody shows you one run in which their method wins by a point. What do you ask?',
  },
  steps: {
    hurry: {
      title: 'In a hurry',
      text: '1,000 labels, but only 50 steps. Level means: less than half a point apart.',
      ask: 'After 50 steps the distilled student will be…',
      answers: { ahead: 'ahead', level: 'about level', behind: 'behind' },
      trials: { hurry: '50 steps' },
      reveal:
        'Soft targets are slower at first: ten numbers to match instead of one. On 1,000 pictures a gap of a few points may be chance, and then the lab says it is too close to call: one run settles nothing. That is why this was run with several seeds; the end of the lesson says how often the student was behind.',
    },
    weak: {
      title: 'Worse teachers',
      text: 'The same student with three teachers: the shipped one, one that was stopped very early, and one that was trained on shuffled labels and knows nothing.',
      ask: 'Sketch the gap to the control for each teacher.',
      trials: { shipped: 'good', 'half-trained': 'half-trained', 'shuffled-labels': 'shuffled' },
      reveal:
        'The half-trained teacher passes its mistakes on. The one that knows nothing gives nearly the same answer for every picture; that is a blur like label smoothing, and any gap it leaves isn’t knowledge.',
    },
    same: {
      title: 'Nothing to tell',
      text: 'Three more cases: 9,000 labelled pictures; an MLP as the student; and a teacher like the student, trained on the same 300 pictures.',
      ask: 'In which case will the gap be largest?',
      answers: { plenty: '9,000 labels', mlp: 'An MLP student', heir: 'A teacher that has seen no more' },
      trials: { plenty: '9,000 labels', mlp: 'MLP', heir: 'equal teacher' },
      reveal:
        'The gain comes from what the teacher has seen beyond the student, carried by soft targets that the student is able to match. Take one of these away and little remains.',
    },
    blur: {
      title: 'Is it only blur?',
      text: 'Label smoothing softens labels without knowing anything. Shuffled dark knowledge has the teacher’s blur without its meaning.',
      ask: 'Who gains most with 100 labels?',
      answers: { soft: 'True soft targets', smooth: 'Label smoothing', shuffled: 'Shuffled soft targets' },
      trials: { soft: 'true', smooth: 'smoothing', shuffled: 'shuffled' },
      reveal:
        'Blur alone can help a little or hurt. Knowledge helps more. A claim about distillation should come with this comparison.',
    },
    seeds: {
      title: 'One seed fools you',
      text: 'The same short run of an MLP five times, each with a different seed: different initial weights, different pictures.',
      ask: 'Sketch the gap for each seed.',
      reveal:
        'Nothing but the seed differs between the best of these and the worst. Any one of them alone would have told you little. Ask for several seeds and their spread. Thirty learners with thirty seeds do it in a minute.',
    },
  },
};
