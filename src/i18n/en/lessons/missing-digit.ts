/** The lesson “The missing digit” in English. */
export const missingDigit = {
  title: 'The missing digit',
  question: 'Can a student recognise a digit it has never seen?',
  finding:
    'The control cannot: it never learned that there are threes. The distilled student can, from what the teacher’s answers to other digits say about them.',
  claims: {
    control: 'The control recognises no 3 at all.',
    student: 'The distilled student recognises more than {{share}} of the threes.',
    bias: 'With 5 added to the logit of 3, the student recognises more than {{student}} of them, the control less than {{control}}.',
  },
  sheet: {
    aim: 'The class sees the most surprising experiment of Hinton’s paper with its own numbers.',
    say: 'All threes are removed from the students’ training data. The teacher has seen threes, and when it looks at an 8 or a 5 it says how much of a 3 there is in it.',
    ask: 'How many of the threes will the distilled student recognise? Draw the bar. And the control?',
    see: 'The control’s bar at 3 is empty. The student’s is not. Raising the bias of class 3 fills it further; for the control it does nothing useful.',
    after: 'What else could a student learn about without ever seeing it?',
  },
  steps: {
    hide: {
      title: 'Nobody sees a 3',
      text: 'Class 3 is hidden: among the 4,500 pictures for student and control there is none. The teacher was trained on all ten digits.',
    },
    guess: {
      title: 'A guess',
      text: 'Both students will be trained, then tested on all digits, threes too.',
      ask: 'Draw the share of the threes that the distilled student will recognise.',
      trials: { missing: 'without threes' },
      reveal:
        'The control never answers “3”. The distilled student knows threes only from small probabilities in the teacher’s answers to other digits, and that is enough to recognise some.',
    },
    taken: {
      title: 'What are threes taken for?',
      text: 'Choose class 3 in the recall bars. They show which digits the control takes your threes for, and which the student still does.',
    },
    bias: {
      title: 'Raise the bias',
      text: 'In the student’s training, 3 was never the top answer, so it hesitates to say 3. Hinton’s remedy: add a constant to that class’s logit, for both students alike. Nothing is trained.',
      task: 'Raise the bias of class 3 to 2 or more.',
    },
    paper: {
      title: 'The paper’s numbers',
      text: 'Hinton, Vinyals and Dean (2015) report for their networks: 206 test errors without threes in the transfer set, 133 of them on the 1,010 threes; with the bias of class 3 raised by 3.5 there were 109 errors, 14 on threes. These are the paper’s numbers, counted on all 10,000 test pictures. The bars are your own small student’s, on the first 1,000: a different test of a different network, so compare the direction and not the counts.',
    },
  },
};
