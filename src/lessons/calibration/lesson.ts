import { entryAt } from '@/core/checked.ts';
import type { Outcome } from '@/protocol/run/outcome.ts';
import type { Lesson } from '../lesson.ts';
import { keyOfLargest, studentAccuracy, studentCalibration } from '../measures.ts';

/** A 2 to which the shipped teacher gives probability 0.79, with three other plausible classes. */
const UNCERTAIN_PICTURE = { index: 321 } as const;

/** By how much at most two accuracies differ that count as about equal. */
const NEAR = 0.02;

const trialsOf = (outcomes: readonly Outcome[]) => ({
  good: entryAt(outcomes, 0),
  warm: entryAt(outcomes, 1),
  hot: entryAt(outcomes, 2),
});

/** An over-confident teacher: its knowledge is hidden, not lost, and its confidence is copied. */
export const lesson: Lesson = {
  id: 'calibration',
  minutes: 6,
  preset: { labelled: 300, steps: 300 },
  steps: [
    {
      id: 'sure',
      spotlight: 'bars',
      picture: UNCERTAIN_PICTURE,
      preset: { teacherWeights: 'over-confident', temperature: 1 },
    },
    {
      id: 'puzzle',
      spotlight: 'bars',
      picture: UNCERTAIN_PICTURE,
      preset: { teacherWeights: 'over-confident' },
      show: { temperature: 20 },
      // Logits that are five times as large, divided by a T that is five times as large.
      prediction: { kind: 'choice', answers: ['same', 'twice', 'five', 'never'], truth: () => 'five' },
    },
    {
      id: 'guess',
      spotlight: 'scores',
      prediction: {
        kind: 'choice',
        answers: ['good', 'warm', 'hot'],
        truth: (outcomes) => {
          const { good, warm, hot } = trialsOf(outcomes);
          return keyOfLargest({
            good: studentCalibration.of(good),
            warm: studentCalibration.of(warm),
            hot: studentCalibration.of(hot),
          });
        },
      },
      experiment: {
        trials: [
          { name: 'good', change: { teacherWeights: 'shipped', temperature: 4 } },
          { name: 'warm', change: { teacherWeights: 'over-confident', temperature: 4 } },
          { name: 'hot', change: { teacherWeights: 'over-confident', temperature: 20 } },
        ],
        measures: [studentAccuracy, studentCalibration],
        range: [0, 1],
      },
    },
    { id: 'mend', spotlight: 'scores' },
  ],
  claims: [
    {
      name: 'accuracy',
      written: '2026-11-28',
      bounds: { points: NEAR },
      step: 'guess',
      holds: (outcomes) => {
        const { good, hot } = trialsOf(outcomes);
        return Math.abs(studentAccuracy.of(hot) - studentAccuracy.of(good)) <= NEAR;
      },
    },
    {
      name: 'copied',
      written: '2026-11-28',
      step: 'guess',
      holds: (outcomes) => {
        const { good, hot } = trialsOf(outcomes);
        return studentCalibration.of(hot) > studentCalibration.of(good);
      },
    },
  ],
};
