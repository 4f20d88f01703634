/** The lesson “The missing digit” in English. */
export const missingDigit = {
  title: 'The missing digit',
  question: 'Can a student recognise a digit it has never seen?',
  finding:
    'The control can’t recognise a 3: its labels taught it that no picture is a 3. The distilled student can learn about it from what the teacher’s answers to other digits say about threes.',
  claims: {
    control: 'The control recognises no 3 at all.',
    student: 'The distilled student recognises more than {{share}} of the threes.',
    bias: 'With {{count}} added to the logit of 3, the student recognises more than {{student}} of them, the control less than {{control}}.',
    errors: 'With {{count}} added, the student makes fewer errors in all ten classes together than without.',
    hardAnswers:
      'With the teacher’s hard answers the student recognises fewer threes than with its soft ones.',
  },
  sheet: {
    aim: 'The class sees the most surprising experiment of Hinton’s paper, with numbers of its own.',
    say: 'All threes are removed from the students’ training data. The teacher has seen threes, and when it looks at an 8 or a 5 it says how much that resembles a 3.',
    ask: 'How many of the threes will the distilled student recognise? Draw the bar. And the control?',
    see: 'The control’s bar at 3 is empty. Compare the student’s. Raising the bias of class 3 fills it further. A higher bias raises any network’s recall, so watch whether all errors together become fewer.',
    after: 'What else could a student learn about without ever seeing it?',
    exercise: 'Why can’t a higher bias of class 3 lower the recall of 3, and why can it still add errors?',
    solution:
      'It raises the logit of 3 for every picture, so no 3 stops being called one. But other digits are called 3, too.',
  },
  steps: {
    hide: {
      title: 'No student sees a 3',
      text: 'Class 3 is hidden: none of the 4,500 pictures for student and control is a 3. The teacher was trained on all ten digits.',
    },
    guess: {
      title: 'Your guess',
      text: 'The teacher has seen threes; no student will. The students are trained, then tested on all digits, threes too. For comparison, another student gets the same teacher’s hard answers: only the most probable class of each picture.',
      ask: 'Draw the share of the threes that the student with soft answers will recognise: one bar.',
      trials: { missing: 'soft answers', hard: 'hard answers' },
      reveal:
        'The control’s labels say of every picture that it isn’t a 3. The distilled student hears of threes only through small probabilities in the teacher’s answers to other digits. The teacher’s hard answers leave those out: they speak of threes only where the teacher takes another digit for a 3.',
    },
    taken: {
      title: 'What are threes taken for?',
      text: 'Choose class 3 in the recall bars. They show which digits the control mistakes threes for, and which ones still fool the student.',
    },
    bias: {
      title: 'Raise the bias',
      text: 'In the student’s training, 3 was never the right answer, so it rarely answers 3. Hinton’s remedy: add a constant to that class’s logit (its value before the softmax), for both students alike. Nothing is trained. A higher bias never lowers the recall of 3, so watch all errors too: where do they start to rise again?',
      task: 'Raise the bias of class 3 to 2 or more.',
    },
    paper: {
      title: 'The paper’s numbers',
      text: 'Hinton, Vinyals and Dean (2015) report for their networks: 206 test errors without threes in the transfer set, 133 of them on the 1,010 threes; with the bias of class 3 raised by 3.5 there were 109 errors, 14 on threes. They chose 3.5 on the test set, so 109 may be fewer than a bias fixed beforehand would give. These are the paper’s numbers, counted on all 10,000 test pictures. The bars are your own small student’s, on the first 1,000: a different test of a different network, so compare the direction, not the counts.',
    },
  },
};
