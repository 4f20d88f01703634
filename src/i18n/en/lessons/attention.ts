/** The lesson “Attention: where does it look?” in English. */
export const attention = {
  title: 'Attention: where does it look?',
  question: 'Does it help to look where the teacher looks?',
  finding:
    'The place alone, without the answer, helps this student a little. The gain is smaller and less certain than with soft targets: look at how often it appeared.',
  claims: { ahead: 'The student with attention transfer is ahead of the control.' },
  sheet: {
    aim: 'The class knows that an attention map here is the energy of a feature map over place, and that feature losses don’t always help.',
    say: 'Square all channels and add them up: that is where the network reacts. The student is trained to react in the same places.',
    ask: 'Is it enough to know where to look, if nobody tells you what it is?',
    see: 'Heat over the digit for teacher, student and control. One run, and a small gap that may go either way.',
    after:
      'In published tables attention transfer sometimes hurts. What would have to be true for it to hurt?',
  },
  steps: {
    gaze: {
      title: 'A map of attention',
      text: 'The heat over the picture shows where a stage reacts most. Teacher and student have different channels but the same positions, so no regressor is needed.',
    },
    guess: {
      title: 'Where, but not what',
      text: 'The student gets 100 labels and the teacher’s attention maps, but none of its answers.',
      ask: 'After training, the student will be, compared with its control…',
      answers: { ahead: 'ahead', level: 'about level', behind: 'behind' },
      trials: { attention: 'attention' },
      reveal: 'One run is one seed. Repeat it with another before you believe it.',
    },
    blink: {
      title: 'Blink',
      text: 'In the attention panel switch quickly between teacher and student. What still moves is where they disagree.',
    },
    honest: {
      title: 'An honest word',
      text: 'In the table of RepDistiller (CIFAR-100), attention transfer from VGG13 to MobileNetV2 gives 59.4 % where the student alone has 64.6 %: those are that paper’s numbers. A method that helps in one pair can hurt in another.',
    },
  },
};
