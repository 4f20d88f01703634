import { entryAt } from '@/core/checked.ts';
import type { Outcome } from '@/protocol/run/outcome.ts';
import type { Lesson } from '../lesson.ts';
import { controlAccuracy, gap, studentAccuracy } from '../measures.ts';

/** Share of the digits from which on a student has learned to read; guessing gets a tenth. */
const READS = 0.5;
/** Share up to which a student hardly does better than guessing. */
const GUESSES = 0.2;
/** What the probabilities are worth at least beyond the answers, where no picture is of a class. */
const CLEAR = 0.05;

/** How well the student of the first trial reads digits. */
function standing(outcome: Outcome | undefined): string | null {
  if (!outcome) return null;
  const share = studentAccuracy.of(outcome);
  if (share < GUESSES) return 'guesses';
  if (share < READS) return 'some';
  return gap.of(outcome) > 0 ? 'ahead' : 'most';
}

/** A teacher of digits teaches with pictures that show none. */
export const lesson: Lesson = {
  id: 'other-pictures',
  minutes: 7,
  preset: { labelled: 300, steps: 500, transferSet: 'fashion-mnist', transferSize: 2_000 },
  steps: [
    { id: 'anything', spotlight: 'draw' },
    {
      id: 'guess',
      spotlight: 'training-data',
      prediction: {
        kind: 'choice',
        answers: ['guesses', 'some', 'most', 'ahead'],
        truth: ([clothes]) => standing(clothes),
      },
      experiment: {
        trials: [
          { name: 'clothes', change: {} },
          { name: 'scribbles', change: { transferSet: 'scribbles' } },
          { name: 'noise', change: { transferSet: 'noise' } },
        ],
        measures: [studentAccuracy, controlAccuracy],
        range: [0, 1],
      },
    },
    { id: 'why', spotlight: 'bars' },
    {
      id: 'answers',
      spotlight: 'methods',
      prediction: {
        kind: 'choice',
        answers: ['better', 'same', 'worse'],
        truth: ([soft, hard]) => {
          if (!soft || !hard) return null;
          const lead = studentAccuracy.of(soft) - studentAccuracy.of(hard);
          if (lead > CLEAR) return 'worse';
          return lead < -CLEAR ? 'better' : 'same';
        },
      },
      experiment: {
        trials: [
          { name: 'soft', change: {} },
          { name: 'hard', change: { methods: ['hard-answers'] } },
        ],
        measures: [studentAccuracy, controlAccuracy],
        range: [0, 1],
      },
    },
    { id: 'limit', spotlight: 'training-data' },
  ],
  claims: [
    {
      name: 'clothes',
      written: '2026-11-29',
      bounds: { share: READS },
      step: 'guess',
      holds: ([clothes]) => clothes !== undefined && studentAccuracy.of(clothes) > READS,
    },
    {
      name: 'behind',
      written: '2026-11-29',
      step: 'guess',
      holds: ([clothes]) => clothes !== undefined && gap.of(clothes) < 0,
    },
    {
      name: 'scribbles',
      written: '2026-11-29',
      step: 'guess',
      holds: (outcomes) =>
        studentAccuracy.of(entryAt(outcomes, 1)) > studentAccuracy.of(entryAt(outcomes, 0)),
    },
    {
      name: 'noise',
      written: '2026-11-29',
      bounds: { share: READS },
      step: 'guess',
      holds: (outcomes) => studentAccuracy.of(entryAt(outcomes, 2)) < READS,
    },
    {
      name: 'probabilities',
      written: '2026-11-29',
      bounds: { points: CLEAR },
      step: 'answers',
      holds: ([soft, hard]) =>
        soft !== undefined &&
        hard !== undefined &&
        studentAccuracy.of(soft) - studentAccuracy.of(hard) > CLEAR,
    },
  ],
};
