/** English texts of the test before and after the lessons. */
export const test = {
  title: 'What do you know already?',
  titleAfter: 'What do you know now?',
  inviteBefore:
    'Before your first lesson: five questions, about two minutes. Nobody sees them unless you hand them in.',
  inviteAfter: 'After the lessons: the test again, with five more questions.',
  inviteOnce: 'After the lessons: a test of ten questions.',
  start: 'Start the test',
  skip: 'Skip',
  seeResult: 'My test',
  skipped: 'Skipped. The ten questions after the lessons stay open to you.',
  intro: {
    before:
      'Answer what you can. “I don’t know” is a good answer now. You’ll see the right answers after the lessons, when the same questions come again.',
    after:
      'You may have answered the first five before. Five others follow. Afterwards you’ll see the right answers, and why.',
  },
  number: 'Question {{number}} of {{count}}',
  unsure: 'I don’t know',
  handIn: 'Done',
  open_one: '{{count}} question isn’t answered yet; it counts as “I don’t know”.',
  open_other: '{{count}} questions aren’t answered yet; they count as “I don’t know”.',
  back: 'Back to the lessons',
  thanks:
    'Thank you. Your answers stay in this browser. The lessons come next; you’ll see the right answers afterwards.',
  result: 'Your test',
  same: 'The same five questions: {{before}} → {{after}} of {{count}} right',
  sameOnce: 'The first five questions: {{after}} of {{count}} right',
  further: 'Five questions in other situations: {{right}} of {{count}} right',
  meaning:
    'A few questions measure roughly: one more or one less may be chance. The explanations below are worth more than the count.',
  right: 'Right',
  wrong: 'Not right',
  yours: 'Your answer: {{answer}}',
  yoursBefore: 'Before: {{answer}}',
  noAnswer: 'no answer',
  rightIs: 'Right: {{answer}}',
  toLesson: 'Lesson {{number}}: {{title}}',
  questions: {
    control: {
      ask: 'What is the control on this page?',
      answers: {
        smaller: 'A smaller network that shows what size costs',
        labelsOnly: 'The student’s twin, trained on the labels alone',
        teacher: 'The teacher, before its answers are made soft',
        untrained: 'The student before any training',
      },
      right:
        'Same network, initial weights and batches; only the teacher is missing. So the difference comes through the teacher, including the data it saw.',
      why: {
        smaller: 'If it were smaller, nobody could tell whether size or teacher made the difference.',
        teacher:
          'The teacher isn’t what the student is compared with: it is another network that saw other data.',
        untrained: 'Anything is better than an untrained network; that would say nothing about the teacher.',
      },
    },
    temperature: {
      ask: 'The temperature T rises. What happens to the teacher’s soft targets?',
      answers: {
        better: 'They become correct more often, since the teacher gets more cautious',
        other: 'Another class can become the most probable one',
        faster: 'Nothing, but the student trains faster',
        flatter: 'They become more even, and the order of the classes stays',
      },
      right: 'All logits are divided by the same T: differences shrink, and the largest stays the largest.',
      why: {
        better: 'Which class is on top doesn’t change, so neither does how often the teacher is right.',
        other: 'Dividing all logits by the same number can’t change their order.',
        faster: 'T changes the targets themselves; how fast training is depends on step and learning rate.',
      },
    },
    gap: {
      ask: 'After one run the student is clearly ahead of the control. What may you conclude?',
      answers: {
        oneRun: 'With this teacher, its data and this seed, it gained',
        always: 'Distilled students are better, and now it has been shown',
        teacher: 'The student has become better than its teacher',
        network: 'The student’s network is better than the control’s',
      },
      right: 'One seed, one teacher. And much of such a gap is the data that only the teacher has seen.',
      why: {
        always: 'One run shows one run. Other seeds, students and labels may turn out otherwise.',
        teacher: 'The gap compares student and control; the teacher isn’t in it.',
        network: 'Both are the same network. Only what they learned from differs.',
      },
    },
    alphaZero: {
      ask: 'α = 0, and no other method is on. What do you see?',
      answers: {
        teacherOnly: 'A student that learns only from the teacher',
        half: 'A student that learns from both in equal parts',
        nothing: 'A student that learns nothing at all',
        equal: 'Student and control equal, digit for digit',
      },
      right: 'α is the teacher’s share. At 0 only the labels are left, as for the control.',
      why: {
        teacherOnly: 'That would be α = 1: α is the teacher’s share, not the labels’.',
        half: 'Equal parts would be α = 0.5.',
        nothing: 'The labels have all the weight, 1 − α = 1.',
      },
    },
    useless: {
      ask: 'Where is distilling least likely to pay off?',
      answers: {
        fewLabels: 'With few labels and a teacher that saw many pictures',
        wrongLabels: 'With wrong labels and a teacher that learned from correct ones',
        sameData: 'With plenty of labels, and a teacher that knows no more than they say',
        unlabelled: 'With many pictures that nobody has labelled',
      },
      right:
        'A teacher helps by what it knows beyond the labels. If that is little, there is little to gain.',
      why: {
        fewLabels: 'There the teacher brings most: it knows what the few labels can’t say.',
        wrongLabels: 'There its answers outweigh the wrong labels.',
        unlabelled: 'For the teacher they are pictures like any others, and it answers for each.',
      },
    },
    sameStart: {
      ask: 'Why do student and control begin with the same initial weights?',
      answers: {
        faster: 'Both then finish sooner',
        fair: 'So that what differs at the end comes from the teacher, not from the start',
        teacher: 'Because they copy the teacher’s weights at first',
        memory: 'To need less memory',
      },
      right:
        'Initial weights alone make accuracies differ. With shared ones, what differs comes through the teacher, including the data it saw.',
      why: {
        faster: 'The start doesn’t change how long training takes.',
        teacher:
          'They are drawn at random. The teacher is another, larger network: its weights wouldn’t even fit.',
        memory: 'Each has its own copy.',
      },
    },
    sureTeacher: {
      ask: 'A teacher is almost certain of every picture. What could a higher T be good for?',
      answers: {
        visible: 'Its small probabilities get large enough to teach something',
        correct: 'It makes fewer mistakes, as it is no longer so certain',
        fewerSteps: 'The student needs fewer steps, since its loss is smaller from the start',
        noLabels: 'The labels are no longer needed',
      },
      right:
        'What it knows about the wrong classes is hidden in tiny probabilities. A higher T makes them visible.',
      why: {
        correct: 'Its most probable class stays the same at every T.',
        fewerSteps: 'The size of the loss says nothing about how soon the student is good.',
        noLabels: 'Whether labels are used is up to α and the data, not to T.',
      },
    },
    zeroInside: {
      ask: 'Over five seeds the mean gap is above zero, but its 95% interval contains zero. What do you report?',
      answers: {
        wins: 'The student is ahead, since its mean is higher',
        useless: 'Distilling doesn’t work here',
        rate: 'The learning rate was wrong',
        tooClose: 'Too close to call: more seeds are needed',
      },
      right: 'These seeds fit both a small gain and none at all. More of them could tell.',
      why: {
        wins: 'Another five seeds could well put the control ahead.',
        useless: 'No difference found isn’t the same as no difference.',
        rate: 'Nothing here says anything about the learning rate.',
      },
    },
    largeAlpha: {
      ask: 'α = 0.9 with soft targets. What does most of the student’s loss ask of it?',
      answers: {
        labels: 'To be right about the labels',
        control: 'To stay close to the control',
        softTargets: 'To match the teacher’s probabilities',
        both: 'Both in equal parts, labels and teacher',
      },
      right: 'The soft term has the weight α, the labels have the rest.',
      why: {
        labels: 'The labels have 1 − α, the smaller part here. In some texts α is their share: check first.',
        control: 'The control appears in no loss; it is there to compare with.',
        both: 'That would be α = 0.5.',
      },
    },
    whoseData: {
      ask: 'A colleague’s teacher saw far more pictures than the student. Which run shows what is left without that advantage?',
      answers: {
        moreSeeds: 'The same run with more seeds',
        equalTeacher: 'The same run with a teacher trained on the student’s pictures',
        largerStudent: 'The same run with a larger student',
        lowerT: 'The same run with T = 1',
      },
      right: 'Take the data away and leave the rest: what remains isn’t due to more pictures.',
      why: {
        moreSeeds: 'More seeds make the gap more certain; they don’t say where it comes from.',
        largerStudent: 'That changes the student, and the teacher keeps its advantage.',
        lowerT: 'T changes how the answers are shown, not what the teacher had seen.',
      },
    },
  },
};
