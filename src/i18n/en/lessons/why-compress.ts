/** The lesson “Why compress?” in English. */
export const whyCompress = {
  title: 'Why compress?',
  question: 'What does a network lose when it is made twenty times smaller?',
  finding:
    'Small networks are cheap and a little worse. Distillation asks whether a large network can give back what they lose.',
  claims: { smaller: 'The smallest network is more than {{points}} behind the largest.' },
  sheet: {
    aim: 'The class sees that size has a price (bytes, multiply-adds, milliseconds) and that smallness has one too (accuracy).',
    say: 'Large networks are trained in data centres; phones, watches and browsers have to run them. Here are a teacher and three students. Read the scoreboard aloud: parameters, bytes, time for one picture on this very machine.',
    ask: 'If we cut the network to a twentieth, what share of the digits will it still get right? Draw it before we run it.',
    see: 'Three short runs, one after the other. Accuracy falls far less than size does.',
    after:
      'Where would you rather put the small one: in a data centre or in a hearing aid? What would you give for one more point?',
  },
  steps: {
    sizes: {
      title: 'Four networks, one task',
      text: 'The scoreboard compares the teacher with the student: parameters, bytes, multiply-adds, and the time for one picture on this device. All of them read the same digits.',
    },
    guess: {
      title: 'What does size buy?',
      text: 'Three students will be trained on 2,000 labelled pictures, without any teacher: a larger one, the usual one and a small one.',
      ask: 'Sketch how often each will be right on new pictures.',
      trials: { 'cnn-16-32': '16-32', 'cnn-8-16': '8-16', 'cnn-4-8': '4-8' },
      reveal:
        'Size fell much faster than accuracy. But it did fall, and in a product each lost point is many wrong answers a day.',
    },
    cost: {
      title: 'What it costs to run',
      text: 'Look at the scoreboard again. The milliseconds are measured here, one picture at a time, so they differ from device to device; parameters and multiply-adds do not.',
    },
    question: {
      title: 'The question of this course',
      text: 'The small network is cheap but weaker. The large one already knows the task. Can it teach the small one more than labels can? That is knowledge distillation, and every lesson from here tests it: always beside a control, the same student without a teacher.',
    },
  },
};
