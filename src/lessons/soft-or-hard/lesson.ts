import { entryAt } from '@/core/checked.ts';
import type { Outcome } from '@/protocol/run/outcome.ts';
import type { Lesson } from '../lesson.ts';
import { controlAccuracy, gap, studentAccuracy } from '../measures.ts';

/** A 2 to which the shipped teacher gives probability 0.79, with three other plausible classes. */
const UNCERTAIN_PICTURE = { index: 321 } as const;
/** A gap that counts. */
const FELT = 0.02;
/** Share of the shipped teacher's gap that one with equal data reaches at most. */
const HALF = 0.5;
/** By how much hard answers may be behind soft ones and still count as equally good. */
const NEAR = 0.01;
/** What a teacher's hard answers to unlabelled pictures are worth at least. */
const CLEAR = 0.03;

/** Whether each student is ahead by a gap that counts, in the order of the first experiment. */
const areAhead = (outcomes: readonly Outcome[]) => outcomes.map((outcome) => gap.of(outcome) > FELT);

/** Soft against hard answers of one teacher, and against those of a teacher with the student's data. */
export const lesson: Lesson = {
  id: 'soft-or-hard',
  minutes: 7,
  preset: { labelled: 300, steps: 500 },
  steps: [
    {
      id: 'two',
      spotlight: 'methods',
      picture: UNCERTAIN_PICTURE,
      task: { kind: 'method', method: 'hard-answers' },
    },
    {
      id: 'guess',
      spotlight: 'gap',
      prediction: {
        kind: 'choice',
        answers: ['soft', 'softAndHard', 'softAndEqual', 'three'],
        truth: (outcomes) => {
          const [, byHard, byEqual] = areAhead(outcomes);
          if (byHard === true) return byEqual === true ? 'three' : 'softAndHard';
          return byEqual === true ? 'softAndEqual' : 'soft';
        },
      },
      experiment: {
        trials: [
          { name: 'soft', change: {}, stays: true },
          { name: 'hard', change: { methods: ['hard-answers'] } },
          { name: 'equal', change: { teacherWeights: 'live-equal-data' } },
        ],
        measures: [studentAccuracy, controlAccuracy],
        range: [0.8, 1],
      },
    },
    { id: 'data', spotlight: 'gap' },
    {
      id: 'unlabelled',
      spotlight: 'training-data',
      preset: { unlabelled: 1500 },
      prediction: {
        kind: 'choice',
        answers: ['nothing', 'part', 'same'],
        truth: ([soft, hard]) => {
          if (!soft || !hard) return null;
          if (gap.of(hard) <= FELT) return 'nothing';
          return gap.of(soft) - gap.of(hard) <= NEAR ? 'same' : 'part';
        },
      },
      experiment: {
        trials: [
          { name: 'soft', change: {}, stays: true },
          { name: 'hard', change: { methods: ['hard-answers'] } },
        ],
        measures: [studentAccuracy, controlAccuracy],
        range: [0.8, 1],
      },
    },
    { id: 'limit', spotlight: 'methods' },
  ],
  claims: [
    {
      name: 'soft',
      written: '2026-11-28',
      bounds: { points: FELT },
      step: 'guess',
      holds: (outcomes) => gap.of(entryAt(outcomes, 0)) > FELT,
    },
    {
      name: 'hard',
      written: '2026-11-28',
      bounds: { points: FELT },
      step: 'guess',
      holds: (outcomes) => gap.of(entryAt(outcomes, 1)) <= FELT,
    },
    {
      name: 'data',
      written: '2026-11-28',
      bounds: { share: HALF },
      step: 'guess',
      holds: (outcomes) => gap.of(entryAt(outcomes, 2)) < HALF * gap.of(entryAt(outcomes, 0)),
    },
    {
      name: 'answers',
      written: '2026-11-28',
      bounds: { points: CLEAR },
      step: 'unlabelled',
      holds: (outcomes) => gap.of(entryAt(outcomes, 1)) > CLEAR,
    },
    {
      name: 'probabilities',
      written: '2026-11-28',
      step: 'unlabelled',
      holds: (outcomes) => gap.of(entryAt(outcomes, 0)) > gap.of(entryAt(outcomes, 1)),
    },
  ],
};
