import type { Lesson } from '../lesson.ts';
import { controlAccuracy, studentAccuracy } from '../measures.ts';
import type { Outcome } from '../outcome.ts';

/** What counts as no difference, share. */
const ALIKE = 0.01;

const warmerBy = ([cold, warm]: readonly Outcome[]) =>
  cold && warm ? studentAccuracy.of(warm) - studentAccuracy.of(cold) : 0;

/** From T = 0.5 to 20: what the teacher's doubts show, and what is lost when it is too hot. */
export const lesson: Lesson = {
  id: 'temperature',
  minutes: 5,
  preset: { labelled: 100, alpha: 1, steps: 300 },
  steps: [
    {
      id: 'first',
      spotlight: 'gap',
      prediction: {
        kind: 'choice',
        answers: ['cold', 'warm', 'same'],
        truth: (outcomes) => {
          const difference = warmerBy(outcomes);
          if (Math.abs(difference) < ALIKE) return 'same';
          return difference > 0 ? 'warm' : 'cold';
        },
      },
      experiment: {
        trials: [
          { name: 'cold', change: { temperature: 0.5 } },
          { name: 'warm', change: { temperature: 4 } },
        ],
        measures: [studentAccuracy, controlAccuracy],
        range: [0.5, 1],
      },
    },
    { id: 'look', spotlight: 'bars', preset: { temperature: 1 }, picture: { index: 0 } },
    { id: 'warm', spotlight: 'temperature', task: { kind: 'set', key: 'temperature', atLeast: 8 } },
    {
      id: 'guess',
      spotlight: 'curves',
      prediction: { kind: 'curve' },
      experiment: {
        trials: [0.5, 1, 2, 4, 8, 20].map((temperature) => ({
          name: String(temperature),
          change: { temperature },
        })),
        measures: [studentAccuracy],
        range: [0.5, 1],
      },
    },
  ],
  claims: [{ step: 'first', holds: (outcomes) => warmerBy(outcomes) > ALIKE }],
};
