/** The worked example of soft targets. */
export const concept = {
  title: 'What is a soft target?',
  toggle: 'Show or hide the explanation',
  idea: 'The label says only what this is. The teacher’s soft targets also say what it resembles: its dark knowledge.',
  softTargets: 'Teacher',
  dog: 'dog',
  cat: 'cat',
  car: 'car',
  slider: 'T in this example',
  sharp:
    'At T = {{temperature}} the teacher seems surer than it is: cat {{cat}}, car {{car}}. The contrast grows: {{ratio}} : 1.',
  plain:
    'At T = 1, the teacher’s own answer. Resemblance is in the ratio: cat to car is {{ratio}} : 1. Now raise T.',
  soft: 'At T = {{temperature}} the wrong answers grow: cat {{cat}}, car {{car}}. But their contrast shrinks: {{ratio}} : 1. The order stays.',
  flat: 'At T = {{temperature}} all answers look alike: cat {{cat}}, car {{car}}. Little contrast is left: {{ratio}} : 1.',
  note: 'A worked example with chosen numbers. Its T is its own and changes nothing in the run.',
};
