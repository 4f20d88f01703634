/** The lesson `temperature` in English. */
export const temperature = {
  title: 'Temperature',
  question: 'What does the teacher’s doubt say, and how warm must it be to be heard?',
  finding:
    'A moderate temperature lets the student hear which wrong classes the teacher finds alike; too cold only the label is left, too hot everything sounds the same.',
  sheet: {
    aim: 'Say what the temperature T does to soft targets, and why neither 0.5 nor 20 is best.',
    say: 'The teacher is nearly sure. Its doubts are there all the same, only too quiet to see.',
    ask: 'At which temperature will the student learn most?',
    see: 'Bars that grow softer with T, then six runs whose accuracy rises and falls again.',
    after: 'Let them find the T at which a picture’s second class becomes visible.',
  },
  steps: {
    first: {
      title: 'A guess first',
      text: 'A student learns from the teacher alone, once at T = 0.5 and once at T = 4.',
      ask: 'Which of the two will be right more often?',
      answers: { cold: 'The one at T = 0.5', warm: 'The one at T = 4', same: 'Both alike' },
      trials: { cold: 'T = 0.5', warm: 'T = 4' },
      reveal: 'The doubts of the teacher are worth something: warm answers carry more than the label.',
    },
    look: {
      title: 'What the teacher says',
      text: 'Each row is a class, each column a network. At T = 1 the teacher is nearly sure of itself.',
    },
    warm: {
      title: 'Make it warmer',
      text: 'The temperature divides all logits before the softmax: doubts that were too small to see come up.',
      task: 'Move the temperature to 8 or higher.',
    },
    guess: {
      title: 'Six temperatures',
      text: 'The same student, the same pictures, six temperatures.',
      ask: 'How accurate will the student be at each of them?',
      reveal: 'Too cold and too hot both lose something.',
    },
  },
};
