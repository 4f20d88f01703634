import { entryAt } from '@/core/checked.ts';
import type { Outcome } from '@/protocol/run/outcome.ts';
import type { Lesson } from '../lesson.ts';
import {
  controlAccuracy,
  studentAccuracy,
  studentFidelity,
  teacherAccuracy,
  whoIsAhead,
} from '../measures.ts';

/** By how much an assistant's accuracy is below its teacher's, at least. */
const FELT = 0.01;

/** Places of the trials of the first experiment, and of its measures. */
const [DIRECT, MIDDLE, SMALL] = [0, 2, 3];
const STUDENT = 1;

const trialsOf = (outcomes: readonly Outcome[]) => ({
  direct: entryAt(outcomes, DIRECT),
  middle: entryAt(outcomes, MIDDLE),
  small: entryAt(outcomes, SMALL),
});

/** Whether a smaller teacher, taught by the large one, teaches the smallest student better than the large one. */
export const lesson: Lesson = {
  id: 'capacity-gap',
  minutes: 7,
  preset: { student: 'cnn-4-8-pooled', learningRate: 0.02, labelled: 300, steps: 500 },
  steps: [
    { id: 'gap', spotlight: 'setup', preset: {} },
    {
      id: 'guess',
      spotlight: 'setup',
      prediction: whoIsAhead([MIDDLE, STUDENT], [DIRECT, STUDENT]),
      experiment: {
        trials: [
          { name: 'direct', change: {} },
          { name: 'large', change: { assistant: 'cnn-16-32' } },
          { name: 'middle', change: { assistant: 'cnn-8-16' } },
          { name: 'small', change: { assistant: 'cnn-4-8' } },
        ],
        measures: [teacherAccuracy, studentAccuracy, controlAccuracy, studentFidelity],
        range: [0.3, 1],
      },
    },
    {
      id: 'more',
      spotlight: 'training-data',
      prediction: whoIsAhead([1, STUDENT], [0, STUDENT]),
      experiment: {
        trials: [
          { name: 'direct', change: { labelled: 5000 } },
          { name: 'middle', change: { labelled: 5000, assistant: 'cnn-8-16' } },
        ],
        measures: [teacherAccuracy, studentAccuracy, controlAccuracy, studentFidelity],
        range: [0.3, 1],
      },
    },
    { id: 'paper', spotlight: 'setup' },
  ],
  // All written from the paper, before anything was trained. A claim that failed stays.
  claims: [
    {
      name: 'helps',
      written: '2026-11-28',
      step: 'guess',
      holds: (outcomes) => {
        const { direct, middle } = trialsOf(outcomes);
        return studentAccuracy.of(middle) > studentAccuracy.of(direct);
      },
    },
    {
      name: 'more',
      written: '2026-11-28',
      step: 'more',
      holds: (outcomes) => {
        const [direct, middle] = [entryAt(outcomes, 0), entryAt(outcomes, 1)];
        return studentAccuracy.of(middle) > studentAccuracy.of(direct);
      },
    },
    {
      name: 'imitates',
      written: '2026-11-28',
      step: 'guess',
      holds: (outcomes) => {
        const { direct, middle } = trialsOf(outcomes);
        return studentFidelity.of(middle) > studentFidelity.of(direct);
      },
    },
    {
      name: 'larger',
      written: '2026-11-28',
      step: 'guess',
      holds: (outcomes) => {
        const { direct, small } = trialsOf(outcomes);
        return studentAccuracy.of(direct) > studentAccuracy.of(small);
      },
    },
    {
      name: 'weaker',
      written: '2026-11-28',
      bounds: { points: FELT },
      step: 'guess',
      holds: (outcomes) => {
        const { direct, middle } = trialsOf(outcomes);
        return teacherAccuracy.of(direct) - teacherAccuracy.of(middle) > FELT;
      },
    },
  ],
};
