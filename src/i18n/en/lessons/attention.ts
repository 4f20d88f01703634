/** The lesson “Attention: where does it look?” in English. */
export const attention = {
  title: 'Attention: where does it look?',
  question: 'Does it help to look where the teacher looks?',
  finding:
    'An attention map says where, not what. Even so, it can teach: below is how often it helped this student. That doesn’t hold for every teacher and student.',
  claims: { ahead: 'The student with attention transfer is ahead of the control.' },
  sheet: {
    aim: 'The class knows that an attention map here shows the energy of a feature map at each place, and that feature losses don’t always help.',
    say: 'Square all channels and average them: that is where the network reacts. The student is trained to react in the same places.',
    ask: 'Does it help to know where to look, if nobody tells you what it is?',
    see: 'Heatmaps over the digit for teacher, student and control. Then one run, and the accuracy of student and control.',
    after: 'In published tables attention transfer sometimes hurts. When might it hurt?',
  },
  steps: {
    gaze: {
      title: 'An attention map',
      text: 'The colours over the picture show where a stage reacts most. Teacher and student have different channels but the same positions, so no regressor is needed. This isn’t the self-attention of transformers.',
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
      text: 'In the attention panel switch quickly between teacher and student. What changes is where they disagree.',
    },
    honest: {
      title: 'Another paper’s result',
      text: 'In the table that Tian et al. (2020) measured with RepDistiller (CIFAR-100), attention transfer from VGG13 to MobileNetV2 gives 59.4% where the student alone has 64.6%: the paper’s numbers. A method that helps in one pair can hurt in another.',
    },
  },
};
