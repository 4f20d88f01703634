import { entryAt } from '@/core/checked.ts';
import type { Outcome } from '@/protocol/run/outcome.ts';
import type { Lesson } from '../lesson.ts';
import { controlAccuracy, studentAccuracy, teacherAccuracy, whoIsAhead } from '../measures.ts';

/** Share of the ensemble's gain over one network that its student keeps over one network's student. */
const MUCH = 0.5;

const pairOf = (outcomes: readonly Outcome[]) => ({
  one: entryAt(outcomes, 0),
  several: entryAt(outcomes, 1),
});

/** Where the student of the ensemble stands with respect to one of its networks and to the ensemble. */
function place(outcomes: readonly Outcome[]): string {
  const { one, several } = pairOf(outcomes);
  const student = studentAccuracy.of(several);
  if (student < teacherAccuracy.of(one)) return 'below';
  return student < teacherAccuracy.of(several) ? 'between' : 'above';
}

const trials = [
  // The first network of the ensemble is this one: the same initial weights, the same batches.
  { name: 'one', change: { teacherMembers: 1 } },
  { name: 'several', change: { teacherMembers: 4 } },
];
const measures = [teacherAccuracy, studentAccuracy, controlAccuracy];
const range = [0.7, 1] as const;

/** Several networks teach as an ensemble; one student learns from it what one of them could not teach. */
export const lesson: Lesson = {
  id: 'ensemble',
  minutes: 8,
  preset: { labelled: 100, steps: 300, teacherWeights: 'live-equal-data', teacherSteps: 60 },
  steps: [
    { id: 'together', spotlight: 'training-data', preset: { teacherMembers: 4 } },
    {
      id: 'guess',
      spotlight: 'curves',
      prediction: whoIsAhead([1, 1], [0, 1]),
      experiment: { trials, measures, range },
    },
    { id: 'where', spotlight: 'bars', preset: { teacherMembers: 4 } },
    {
      id: 'unlabelled',
      spotlight: 'training-data',
      preset: { unlabelled: 1500 },
      prediction: { kind: 'choice', answers: ['below', 'between', 'above'], truth: place },
      experiment: { trials, measures, range },
    },
    { id: 'price', spotlight: 'scores', preset: { teacherMembers: 4 } },
  ],
  claims: [
    {
      name: 'together',
      written: '2026-11-28',
      step: 'guess',
      holds: (outcomes) => {
        const { one, several } = pairOf(outcomes);
        return teacherAccuracy.of(several) > teacherAccuracy.of(one);
      },
    },
    {
      name: 'same',
      written: '2026-11-28',
      step: 'guess',
      holds: (outcomes) => {
        const { one, several } = pairOf(outcomes);
        return studentAccuracy.of(several) > studentAccuracy.of(one);
      },
    },
    {
      name: 'unlabelled',
      written: '2026-11-28',
      step: 'unlabelled',
      holds: (outcomes) => {
        const { one, several } = pairOf(outcomes);
        return studentAccuracy.of(several) > studentAccuracy.of(one);
      },
    },
    {
      name: 'kept',
      written: '2026-11-28',
      bounds: { share: MUCH },
      step: 'unlabelled',
      holds: (outcomes) => {
        const { one, several } = pairOf(outcomes);
        const gain = teacherAccuracy.of(several) - teacherAccuracy.of(one);
        return studentAccuracy.of(several) - studentAccuracy.of(one) >= MUCH * gain;
      },
    },
    {
      name: 'beyond',
      written: '2026-11-28',
      step: 'unlabelled',
      holds: (outcomes) => {
        const { one, several } = pairOf(outcomes);
        return studentAccuracy.of(several) > teacherAccuracy.of(one);
      },
    },
  ],
};
