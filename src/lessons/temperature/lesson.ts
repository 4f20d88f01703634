import type { Lesson } from '../lesson.ts';
import { studentAccuracy } from '../measures.ts';

/** From T = 0.5 to 20: what the teacher's doubts show, and what is lost when it is too hot. */
export const lesson: Lesson = {
  id: 'temperature',
  minutes: 5,
  preset: { labelled: 100, alpha: 1, steps: 300 },
  steps: [
    { id: 'look', spotlight: 'bars', picture: { index: 0 } },
    { id: 'warm', spotlight: 'temperature', task: { kind: 'set', key: 'temperature', atLeast: 4 } },
    {
      id: 'guess',
      spotlight: 'gap',
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
  claims: [],
};
