import { entryAt } from '@/core/checked.ts';
import type { Outcome } from '@/protocol/run/outcome.ts';
import type { Lesson } from '../lesson.ts';
import { controlAccuracy, gap, studentAccuracy, whoIsAhead } from '../measures.ts';

/** A difference of accuracy that counts. */
const FELT = 0.01;

/** By how much leaving out T² lowers the student's accuracy: at α = 0.5 and at α = 1. */
function lossesOf(outcomes: readonly Outcome[]): readonly [half: number, whole: number] {
  const at = (index: number) => studentAccuracy.of(entryAt(outcomes, index));
  return [at(0) - at(1), at(2) - at(3)];
}

/** Labels and teacher in one loss: how α weights them, and what T² is for. */
export const lesson: Lesson = {
  id: 'two-teachers',
  minutes: 7,
  preset: { labelled: 300, steps: 250 },
  steps: [
    { id: 'formula', spotlight: 'loss' },
    {
      id: 'zero',
      spotlight: 'curves',
      prediction: whoIsAhead([0, 0], [0, 1]),
      experiment: {
        trials: [
          { name: 'zero', change: { alpha: 0 }, stays: true },
          { name: 'most', change: { alpha: 0.9 } },
        ],
        measures: [studentAccuracy, controlAccuracy],
        range: [0.7, 1],
      },
    },
    {
      id: 'square',
      spotlight: 'methods',
      prediction: {
        kind: 'choice',
        answers: ['both', 'half', 'whole', 'neither'],
        truth: (outcomes) => {
          const [half, whole] = lossesOf(outcomes).map((loss) => loss > FELT);
          if (half) return whole ? 'both' : 'half';
          return whole ? 'whole' : 'neither';
        },
      },
      experiment: {
        trials: [
          { name: 'on', change: { temperature: 20, alpha: 0.5, temperatureSquared: 'on' } },
          { name: 'off', change: { temperature: 20, alpha: 0.5, temperatureSquared: 'off' } },
          { name: 'wholeOn', change: { temperature: 20, alpha: 1, temperatureSquared: 'on' } },
          { name: 'wholeOff', change: { temperature: 20, alpha: 1, temperatureSquared: 'off' } },
        ],
        measures: [studentAccuracy, controlAccuracy],
        range: [0.7, 1],
      },
    },
    { id: 'usual', spotlight: 'alpha', task: { kind: 'set', key: 'alpha', atLeast: 0.5, atMost: 0.8 } },
  ],
  claims: [
    {
      name: 'zero',
      written: '2026-11-25',
      step: 'zero',
      holds: ([outcome]) => outcome !== undefined && gap.of(outcome) === 0,
    },
    {
      name: 'share',
      written: '2026-11-25',
      step: 'zero',
      holds: ([zero, most]) =>
        zero !== undefined && most !== undefined && studentAccuracy.of(most) > studentAccuracy.of(zero),
    },
    {
      name: 'square',
      written: '2026-11-25',
      step: 'square',
      holds: (outcomes) => lossesOf(outcomes)[0] > 0,
    },
    {
      name: 'unfelt',
      written: '2026-11-28',
      bounds: { points: FELT },
      step: 'square',
      holds: (outcomes) => Math.abs(lossesOf(outcomes)[1]) <= FELT,
    },
  ],
};
