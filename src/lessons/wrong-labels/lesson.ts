import type { Lesson } from '../lesson.ts';
import { controlAccuracy, gap, studentAccuracy } from '../measures.ts';

/** By how much the teacher helps. */
const FAR = 0.1;

/** Label noise: 40 % of the labels are wrong, and the teacher corrects them. */
export const lesson: Lesson = {
  id: 'wrong-labels',
  minutes: 5,
  preset: { labelled: 1000, labelNoise: 0.4, steps: 400 },
  steps: [
    { id: 'noise', spotlight: 'training-data' },
    {
      id: 'guess',
      spotlight: 'curves',
      prediction: { kind: 'bar' },
      experiment: {
        trials: [{ name: 'noise', change: {} }],
        measures: [controlAccuracy, studentAccuracy],
        range: [0.3, 1],
      },
    },
    // A 2 that the shipped teacher gets right at 0.83, with an 8 and a 3 behind it.
    { id: 'why', spotlight: 'scores', picture: { index: 444 } },
    {
      id: 'sketch',
      spotlight: 'alpha',
      prediction: { kind: 'curve' },
      experiment: {
        trials: [0, 0.5, 0.9].map((alpha) => ({ name: String(alpha), change: { alpha } })),
        measures: [studentAccuracy],
        range: [0.3, 1],
      },
    },
  ],
  claims: [
    {
      name: 'ahead',
      written: '2026-11-25',
      bounds: { points: FAR },
      step: 'guess',
      holds: ([outcome]) => outcome !== undefined && gap.of(outcome) > FAR,
    },
    {
      name: 'share',
      written: '2026-11-25',
      bounds: { points: FAR },
      step: 'sketch',
      holds: ([none, , most]) =>
        none !== undefined && most !== undefined && studentAccuracy.of(most) > studentAccuracy.of(none) + FAR,
    },
  ],
};
