/** The lesson “Inside: hints and attention” in English. */
export const hints = {
  title: 'Inside: hints and attention',
  question: 'Can a student learn from what happens inside the teacher?',
  finding:
    'A hint passes on a whole feature map, attention only where the network reacts. Neither contains an answer. Both have a cost: more memory, more time, a weight to choose. And neither helps every pair of networks.',
  claims: {
    hints: 'The student with hints is ahead of the control.',
    both: 'The student with hints and soft targets is ahead of the control.',
    attention: 'The student with attention transfer is ahead of the control.',
    more: 'Hints and soft targets together are better than soft targets alone.',
  },
  sheet: {
    aim: 'The class knows what a feature map, a hint layer, a regressor and an attention map are.',
    say: 'A teacher can show its solution, or how it got there. FitNets train the student’s middle to match the teacher’s middle, through a small convolution that is trained with it, the regressor. Attention transfer asks for less: react in the same places.',
    ask: 'What helps most: the way, where to look, the solution, or the way and the solution together?',
    see: 'Four runs. Open the hints panel while they train: the student’s feature map, after the regressor, comes to look like the teacher’s.',
    after:
      'Why do hints need a regressor and attention maps none? (Count the channels on both sides.) In published tables attention transfer sometimes hurts. When might it hurt?',
    exercise:
      'Both feature maps get twice as many channels. How does the number of weights of the regressor grow?',
    solution:
      'Fourfold: it has one weight, or one small kernel, for each pair of a student channel and a teacher channel.',
  },
  steps: {
    inside: {
      title: 'Between picture and answer',
      text: 'Each stage of a network turns the picture into feature maps. The teacher has more channels than the student, so a convolution trained with the student, the regressor, matches their number. An attention map averages the squares of all channels: it says where a stage reacts, and needs no regressor. This isn’t the self-attention of transformers.',
    },
    switch: {
      title: 'Switch hints on',
      text: 'In the list of methods, hints have their own weight β, because their loss is on a different scale from the labels’ loss.',
      task: 'Switch hints on and open their panel.',
    },
    guess: {
      title: 'The way or the solution?',
      text: 'Four students with 100 labels: hints alone, attention alone, soft targets alone, and hints with soft targets.',
      ask: 'Who will be right most often?',
      answers: {
        hints: 'Hints alone',
        attention: 'Attention alone',
        soft: 'Soft targets alone',
        both: 'Hints and soft targets',
      },
      why: {
        hints:
          'A hint shapes the layers up to the hinted one. The last layer still has to learn the classes from 100 labels.',
        attention:
          'Where to look is less than what is there: an attention map has one number per place, a feature map one per channel and place.',
        soft: 'The answers are what is tested, so they are a strong signal. But they say little about how to see, and a hint adds that.',
        both: 'More terms aren’t always better: they share one network and can pull it in different directions. In this seed they did.',
      },
      trials: { hints: 'hints', attention: 'attention', soft: 'soft targets', both: 'hints and soft' },
      reveal:
        'Compare each with its control, which is the same in all four runs. One seed doesn’t settle which is best; the claims say how often each held.',
    },
    maps: {
      title: 'Look at the maps',
      text: 'In the hints panel compare the teacher’s channels with the student’s below them. Switch between the start and now: how alike have they become, and how far has the mean squared error fallen?',
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
