import { entryAt } from '@/core/checked.ts';
import type { Outcome } from '@/protocol/run/outcome.ts';
import type { Lesson } from '../lesson.ts';
import { controlAccuracy, controlFall, gap, studentAccuracy } from '../measures.ts';

/** Gain from unlabelled pictures. */
const MORE = 0.03;
/** By how much at most the student with unlabelled pictures is behind the one with as many labelled ones. */
const NEAR = 0.02;
/** By how much the teacher with clean data helps against wrong labels; a gap that counts. */
const FAR = 0.1;
/** By how much the control falls from its best as it memorises wrong labels. */
const FALL = 0.05;

const ahead = (outcome: Outcome | undefined) => outcome !== undefined && gap.of(outcome) > FAR;

/** Which student the one with unlabelled pictures is like: that with few labels, or that with as many labelled ones. */
function nearest(outcomes: readonly Outcome[]): string {
  const [few, more, many] = [0, 1, 2].map((index) => studentAccuracy.of(entryAt(outcomes, index)));
  const share = ((more ?? NaN) - (few ?? NaN)) / ((many ?? NaN) - (few ?? NaN));
  if (share < 1 / 3) return 'few';
  return share < 2 / 3 ? 'between' : 'many';
}

/** A teacher brings what it learned from its data: to few labels, to pictures without any, and to wrong ones. */
export const lesson: Lesson = {
  id: 'few-labels',
  minutes: 8,
  preset: { labelled: 100, steps: 300 },
  steps: [
    { id: 'labels', spotlight: 'setup' },
    {
      id: 'unlabelled',
      spotlight: 'training-data',
      prediction: { kind: 'choice', answers: ['few', 'between', 'many'], truth: nearest },
      experiment: {
        trials: [
          { name: 'few', change: { labelled: 100 } },
          { name: 'more', change: { labelled: 100, unlabelled: 1500 } },
          { name: 'many', change: { labelled: 1600 } },
        ],
        measures: [studentAccuracy, controlAccuracy],
        range: [0.7, 1],
      },
    },
    { id: 'why', spotlight: 'curves' },
    {
      id: 'wrong',
      spotlight: 'training-data',
      preset: { labelled: 1000, labelNoise: 0.4, steps: 400 },
      prediction: {
        kind: 'choice',
        answers: ['both', 'clean', 'same', 'neither'],
        truth: ([clean, same]) => {
          if (ahead(clean)) return ahead(same) ? 'both' : 'clean';
          return ahead(same) ? 'same' : 'neither';
        },
      },
      experiment: {
        trials: [
          { name: 'clean', change: {} },
          { name: 'same', change: { teacherWeights: 'live-equal-data' } },
        ],
        measures: [studentAccuracy, controlAccuracy],
        range: [0, 1],
      },
    },
    // A 2 that the shipped teacher gets right at 0.83, with an 8 and a 3 behind it.
    { id: 'whom', spotlight: 'scores', picture: { index: 444 } },
  ],
  claims: [
    {
      name: 'ahead',
      written: '2026-11-28',
      step: 'unlabelled',
      holds: ([few, , many]) =>
        few !== undefined && many !== undefined && gap.of(few) > 0 && gap.of(many) > 0,
    },
    {
      name: 'fades',
      written: '2026-11-28',
      step: 'unlabelled',
      holds: ([few, , many]) => few !== undefined && many !== undefined && gap.of(few) > gap.of(many),
    },
    {
      name: 'unlabelled',
      written: '2026-11-25',
      bounds: { points: MORE },
      step: 'unlabelled',
      holds: ([few, more]) =>
        few !== undefined && more !== undefined && studentAccuracy.of(more) > studentAccuracy.of(few) + MORE,
    },
    {
      name: 'useful',
      written: '2026-11-28',
      bounds: { points: NEAR },
      step: 'unlabelled',
      holds: ([, more, many]) =>
        more !== undefined &&
        many !== undefined &&
        studentAccuracy.of(more) >= studentAccuracy.of(many) - NEAR,
    },
    {
      name: 'wrong',
      written: '2026-11-25',
      bounds: { points: FAR },
      step: 'wrong',
      holds: ([clean]) => ahead(clean),
    },
    {
      name: 'falls',
      written: '2026-11-28',
      bounds: { points: FALL },
      step: 'wrong',
      holds: ([clean]) => clean !== undefined && controlFall(clean) > FALL,
    },
    {
      name: 'same',
      written: '2026-11-28',
      bounds: { points: FAR },
      step: 'wrong',
      holds: ([, same]) => same !== undefined && !ahead(same),
    },
  ],
};
