/** The lesson “Soft or hard answers?” in English. */
export const softOrHard = {
  title: 'Soft or hard answers?',
  question: 'Does the student need the teacher’s probabilities, or would its answers do?',
  finding:
    'For pictures that have a label, the teacher’s hard answer is the label once more: what helps is in the probabilities. For pictures without one it is a label that nobody had to write. And a teacher that saw only the student’s own pictures has little to pass on, however softly it answers: ask of every gap what the teacher had seen.',
  claims: {
    soft: 'With soft answers to its labelled pictures the student is more than {{points}} ahead of the control.',
    hard: 'With the same teacher’s hard answers to the same pictures it isn’t {{points}} ahead.',
    data: 'A teacher trained on the student’s own labelled pictures gives less than {{share}} of the gap that the shipped teacher gives.',
    answers:
      'With 1,500 unlabelled pictures, even hard answers put the student more than {{points}} ahead of the control.',
    probabilities: 'With these pictures, too, soft answers put the student further ahead than hard ones.',
  },
  sheet: {
    aim: 'The class can tell apart what probabilities, answers and the teacher’s data each contribute.',
    say: 'Two ways to mark a test: only “right” or “wrong”, or also “nearly, it could have been a 7”. The second says more. But it says something only if the one who marks knows more than the learner’s own book.',
    ask: 'One teacher gives probabilities, one only its answers, one knows no more than the student. Whose student will be ahead of the control?',
    see: 'Three students with the same 300 labelled pictures. Compare the gaps, not the heights: the control is the same every time. Then two students with unlabelled pictures: the hard answers now say something new.',
    after:
      'A service on the internet returns one word for each photo, and no probabilities. Can you still distil it? What do you need many of?',
    exercise:
      'A teacher is right about every one of the labelled pictures, and you train with its hard answers and α = 0.5. By how much does the loss differ from that of the control?',
    solution:
      'Not at all: label and answer are the same class for every picture, so both terms are the same cross-entropy, and their shares add up to one.',
  },
  steps: {
    two: {
      title: 'Two ways to answer',
      text: 'The teacher’s bars are its soft answer: how much the picture looks like each class. Its hard answer is the tallest bar alone, turned into a label. “Hard teacher answers” under Methods trains the student with that: cross-entropy, no T.',
      task: 'Switch on “Hard teacher answers”.',
    },
    guess: {
      title: 'Three students',
      text: 'All have the same 300 labelled pictures. The first gets the teacher’s soft answers, the second the same teacher’s hard answers. The third gets soft answers too, but from a teacher that was trained on nothing but these 300 pictures.',
      ask: 'Which students will be more than two points ahead of their control?',
      answers: {
        soft: 'Only the first: soft answers',
        softAndHard: 'First and second: the good teacher’s students',
        softAndEqual: 'First and third: those with soft answers',
        three: 'All three',
      },
      why: {
        soft: 'Usually so: the answers alone repeat the labels, and the third teacher knows no more than the labels. In this seed one of the others was ahead, too: repeat it before you believe either.',
        softAndHard:
          'The second teacher is good, but what does it say? It is right about nearly all of these pictures, so its answer is the label that the student has already.',
        softAndEqual:
          'Softness alone isn’t knowledge. The third teacher’s probabilities come from the same 300 pictures; it can soften the labels, but it has seen no other picture to compare them with.',
        three:
          'A teacher isn’t a gain in itself. Ask of each what it says that the labels don’t: the second repeats them, and the third has learned from nothing else.',
      },
      trials: { soft: 'soft answers', hard: 'hard answers', equal: 'equal data' },
      reveal:
        'Compare each student with its control. Hard answers to labelled pictures are the labels again. The third teacher shows how little of the gap is left when the teacher’s other pictures are taken away.',
    },
    data: {
      title: 'Where the gap comes from',
      text: 'The shipped teacher saw 60,000 pictures. Their trace is in its probabilities: it has seen thousands of fours, so it knows which one is nearly a 9. So two things have to come together: a teacher that has seen more, and an answer that has room to say so.',
    },
    unlabelled: {
      title: 'Now without labels',
      text: 'Both students get 1,500 more pictures that nobody has labelled; the control can’t use them. One student gets soft answers to all of them, one hard answers.',
      ask: 'What will the hard answers be worth now?',
      answers: {
        nothing: 'As little as before',
        part: 'Much, but less than the soft ones',
        same: 'As much as the soft ones',
      },
      why: {
        nothing:
          'Before, they repeated the labels. These pictures have none: now each answer is a label that the control doesn’t have.',
        part: 'Usually so. In this seed the two ended closer together than usual, or further apart: repeat it with another seed.',
        same: 'A hard answer names one class. A soft one says that too, and how much the picture resembles the others: more to learn from the same picture.',
      },
      trials: { soft: 'soft answers', hard: 'hard answers' },
      reveal:
        'The same hard answers, and now they help: not because they are better, but because nothing else says what is in these pictures.',
    },
    limit: {
      title: 'What answers can’t say',
      text: 'Hard answers are what is left when a model is a service that returns one word. They can be wrong with full confidence, they never say “I’m not sure”, and they say nothing about a class that isn’t the answer to any picture: in the lesson about the missing digit they have next to nothing to say about threes.',
    },
  },
};
