/** The lesson “Why compress?” in English. */
export const whyCompress = {
  title: 'Why compress?',
  question: 'What does a network lose when it gets much smaller?',
  finding:
    'A small network costs less to run and is somewhat less accurate; how much less, the claims say. Distillation asks whether a large network can give back what a small one loses.',
  claims: {
    smaller: 'The smallest network’s accuracy is more than {{points}} below the largest’s.',
    teacher:
      'The teacher, which saw far more pictures, is more than {{points}} ahead of the largest of the three.',
  },
  sheet: {
    aim: 'The class sees that a large network costs bytes, multiply-adds and milliseconds, and that a small one costs accuracy.',
    say: 'Large networks are trained in data centres; phones, watches and browsers have to run them. Here are a teacher and three students. Read the scoreboard aloud: parameters, bytes, and time for one picture on this very machine.',
    ask: 'If we make the network several times smaller, what share of the digits will it still get right? Draw it before we run it.',
    see: 'Three short runs, one after the other, beside the teacher’s accuracy. Compare how far the size falls with how far the accuracy does.',
    after:
      'Where would you rather put the small one: in a data centre or in a hearing aid? What would you pay for one more point?',
    exercise:
      'Every layer of a network gets half as many channels. By what factor do the weights of its convolutions shrink, roughly?',
    solution: 'By about four: each kernel has half the inputs, and there are half as many kernels.',
  },
  steps: {
    sizes: {
      title: 'One task, several sizes',
      text: 'The scoreboard compares teacher, student and control: parameters, bytes, multiply-adds, and the time for one picture on this device. The control is the same network as the student. All of them read the same digits.',
    },
    guess: {
      title: 'What does size buy?',
      text: 'Three students of different sizes are trained on 2,000 labelled pictures, without a teacher, until their accuracy hardly changes. They get smaller from left to right.',
      ask: 'Sketch how often each will be right on new pictures.',
      trials: { 'cnn-16-32': '16-32', 'cnn-8-16': '8-16', 'cnn-4-8': '4-8' },
      reveal:
        'Compare the fall in accuracy with the fall in size on the scoreboard: they aren’t in proportion. In a product, though, each lost point is many wrong answers a day. The teacher is drawn beside them. It isn’t only larger; it also learned from 60,000 pictures.',
    },
    cost: {
      title: 'What it costs to run',
      text: 'Look at the scoreboard again. The milliseconds are measured here, one picture at a time, so they differ from device to device; parameters and multiply-adds don’t. Time isn’t proportional to multiply-adds: starting a computation and moving data take time too, and for one small picture they take most of it.',
    },
    question: {
      title: 'The question of this course',
      text: 'The small network costs less but is less accurate. The large one already knows the task. Can it teach the small one more than labels can? That is what knowledge distillation tries, and every lesson from here tests it against a control: the same student without a teacher.',
    },
  },
};
