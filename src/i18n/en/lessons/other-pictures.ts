/** The lesson “Can clothes teach digits?” in English. */
export const otherPictures = {
  title: 'Can clothes teach digits?',
  question: 'What can a student learn about digits without seeing one?',
  finding:
    'A teacher answers to any picture, and its answers say how it tells its classes apart. A student that imitates them on pictures of something else can learn the task without ever seeing it. How much depends on the pictures: they have to call up many different answers. What passes is the teacher’s function, not the pictures’ meaning.',
  claims: {
    clothes:
      'Taught with pictures of clothes alone, the student gets more than {{share}} of the digits right.',
    behind: 'It stays behind the control, which learns from 300 digits with their labels.',
    scribbles: 'Scribbles teach digits better than clothes do.',
    noise: 'Taught with noise, the student gets less than {{share}} of the digits right.',
    probabilities:
      'With clothes, the teacher’s soft answers are worth more than {{points}} beyond its hard answers.',
  },
  sheet: {
    aim: 'The class can tell the teacher’s function from the data that it was learned from, and say what a transfer set has to bring.',
    say: 'Somebody who can only say “apple” or “pear” is asked about a hundred cars. The answers tell you nothing about cars. Do they tell you something about apples and pears?',
    ask: 'A student sees 2,000 pieces of clothing, what a reader of digits says about each, and never a digit. Then it is tested on digits. How many will it get right, out of a hundred?',
    see: 'Write the guesses on the board before you press the button. Three students with three kinds of pictures; the control has the same 300 labelled digits every time.',
    after:
      'A hospital gives away a model, but never its pictures. Can somebody rebuild the model? And can somebody who buys its answers, one by one?',
    exercise:
      'A teacher knows two classes, round and angular shapes. Name two transfer sets without any such shape: one that would teach a student nothing, and one that would teach it a lot.',
    solution:
      'Nothing: pictures to which the teacher always answers the same, such as empty ones. A lot: pictures that lie between the classes and on both sides, such as random arcs and corners, so that the answers show where the border runs.',
  },
  steps: {
    anything: {
      title: 'The teacher always answers',
      text: 'Draw something that isn’t a digit: a shoe, a star, a house. The teacher has never seen one, and it can’t say so: its ten probabilities add up to one, and it has to spread them over ten digits. Watch which digits your drawing reminds it of.',
    },
    guess: {
      title: 'A student that never sees a digit',
      text: 'Under Training data, “Pictures for the student” is set to Fashion-MNIST: 2,000 shirts, shoes and bags, and what the digit teacher says about each. No label, no digit. Of the other two students, one gets random pen strokes, the other noise. The classes that the teacher answers take turns, so that rare ones aren’t lost. The control learns as always, from 300 labelled digits.',
      ask: 'The student taught with clothes is tested on digits. How many does it get right?',
      answers: {
        guesses: 'About a tenth: it has to guess',
        some: 'More, but less than half',
        most: 'More than half, less than the control',
        ahead: 'More than the control',
      },
      why: {
        guesses:
          'It never saw a digit, but it saw 2,000 times how the teacher weighs edges, bends and gaps. To answer like the teacher it had to build similar detectors, and these work on digits, too.',
        some: 'The soft answers to clothes say more than one would think: each is ten numbers about what the teacher looks for. In this seed it may still have been close: repeat it.',
        most: 'Usually so. In this seed the student came out on another side of one of the borders: repeat it with another seed.',
        ahead:
          'The control has seen only 300 pictures, but they were digits. The student knows what the teacher does with clothes; where digits look like nothing in that set, it has to guess.',
      },
      trials: { clothes: 'clothes', scribbles: 'scribbles', noise: 'noise' },
      reveal:
        'Compare the three students with each other: all had the same teacher, the same number of pictures, and not one label. What differs is how much of the teacher’s function their pictures call up.',
    },
    why: {
      title: 'What passes',
      text: 'A network is a function from pictures to answers, and it is defined for every picture. Distillation copies the function at the places where it is asked. Clothes have edges, holes and bends, as digits do, so the copy is useful there as well. Noise has none of them: the teacher’s answers to it hardly differ from each other, and there is little to copy.',
    },
    answers: {
      title: 'Would the answers alone do?',
      text: 'The same clothes again. One student gets the teacher’s probabilities, the other only the digit that the teacher names: this shoe is a 2, that coat is an 8.',
      ask: 'How will the student with hard answers do?',
      answers: {
        better: 'Better: its answers are clear',
        same: 'About the same',
        worse: 'Clearly worse',
      },
      why: {
        better:
          'Clear, but of what? That a shoe is “a 2” is mostly the loudest of several weak resemblances. The others are lost, and with them most of what the teacher said.',
        same: 'With digits the hard answer is nearly the whole truth. With clothes no answer is true; what is worth learning is how strongly the shoe resembles each digit.',
        worse:
          'Often so, but not in this seed: the two came close, or the hard answers were ahead. Repeat it before you believe either.',
      },
      trials: { soft: 'soft answers', hard: 'hard answers' },
      reveal:
        'No shoe is a digit, so the named digit alone says little. All ten probabilities together say what the teacher’s detectors found.',
    },
    limit: {
      title: 'What this doesn’t mean',
      text: 'The knowledge comes from the 60,000 digits that the teacher saw; the clothes only carry it over. It works because both kinds of pictures are built alike. It is also a warning: whoever may ask a model as often as they like can copy part of it, without a single picture that it was trained on.',
    },
  },
};
