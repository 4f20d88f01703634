import type { Lesson } from '../lesson.ts';
import { studentAccuracy } from '../measures.ts';
import type { Outcome } from '@/protocol/outcome.ts';

/**
 * A 2 of which the shipped teacher is fairly sure (0.79; 0.98 at T = 0.5), with three others that it thinks possible:
 * what is said of cold and heat can be seen on it.
 */
const DOUBTED = { index: 321 } as const;

const temperatures = [0.5, 1, 2, 5, 20];
const at = (outcomes: readonly Outcome[], temperature: number) => {
  const outcome = outcomes[temperatures.indexOf(temperature)];
  return outcome ? studentAccuracy.of(outcome) : NaN;
};

/** From T = 0.5 to 20: what the teacher's doubts show, and what is lost when it is too hot. */
export const lesson: Lesson = {
  id: 'temperature',
  minutes: 6,
  preset: { labelled: 100, alpha: 1, steps: 300, temperature: 1 },
  steps: [
    {
      id: 'first',
      spotlight: 'bars',
      picture: DOUBTED,
      show: { temperature: 8 },
      // A fact of softmax, true of every picture: dividing logits by more brings probabilities together.
      prediction: { kind: 'choice', answers: ['shorter', 'same', 'longer'], truth: () => 'shorter' },
    },
    {
      id: 'cold',
      spotlight: 'temperature',
      picture: DOUBTED,
      task: { kind: 'set', key: 'temperature', atMost: 0.7 },
    },
    {
      id: 'hot',
      spotlight: 'temperature',
      picture: DOUBTED,
      task: { kind: 'set', key: 'temperature', atLeast: 15 },
    },
    {
      id: 'sketch',
      spotlight: 'curves',
      prediction: { kind: 'curve' },
      experiment: {
        trials: temperatures.map((temperature) => ({ name: String(temperature), change: { temperature } })),
        measures: [studentAccuracy],
        range: [0.6, 1],
      },
    },
    { id: 'range', spotlight: 'temperature' },
  ],
  claims: [
    {
      name: 'warmer',
      step: 'sketch',
      holds: (outcomes) => Math.max(at(outcomes, 5), at(outcomes, 20)) > at(outcomes, 1) + 0.01,
    },
  ],
};
