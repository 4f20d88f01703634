import type { Lesson } from '../lesson.ts';
import { controlAccuracy, gap, studentAccuracy } from '../measures.ts';

/** Gain from unlabelled pictures. */
const MORE = 0.03;

/** The benefit of a teacher with 100, 300, 1,000 and 5,000 labels, and with unlabelled pictures. */
export const lesson: Lesson = {
  id: 'few-labels',
  minutes: 7,
  preset: { steps: 300 },
  steps: [
    { id: 'labels', spotlight: 'setup' },
    {
      id: 'sketch',
      spotlight: 'gap',
      prediction: { kind: 'curve' },
      experiment: {
        trials: [100, 300, 1000, 5000].map((labelled) => ({ name: String(labelled), change: { labelled } })),
        measures: [gap],
        range: [-0.02, 0.12],
      },
    },
    { id: 'why', spotlight: 'curves' },
    {
      id: 'unlabelled',
      spotlight: 'training-data',
      prediction: { kind: 'bar' },
      experiment: {
        trials: [
          { name: 'more', change: { labelled: 100, unlabelled: 1500 } },
          { name: 'none', change: { labelled: 100 } },
        ],
        measures: [studentAccuracy, controlAccuracy],
        range: [0.7, 1],
      },
    },
    { id: 'end', spotlight: 'training-data' },
  ],
  claims: [
    {
      name: 'few',
      written: '2026-11-25',
      step: 'sketch',
      holds: ([hundred, threeHundred]) =>
        hundred !== undefined &&
        threeHundred !== undefined &&
        gap.of(hundred) > 0 &&
        gap.of(threeHundred) > 0,
    },
    {
      name: 'fades',
      written: '2026-11-25',
      step: 'sketch',
      holds: ([hundred, , , many]) =>
        hundred !== undefined && many !== undefined && gap.of(hundred) > gap.of(many),
    },
    {
      name: 'unlabelled',
      written: '2026-11-25',
      bounds: { points: MORE },
      step: 'unlabelled',
      holds: ([more, none]) =>
        more !== undefined &&
        none !== undefined &&
        studentAccuracy.of(more) > studentAccuracy.of(none) + MORE,
    },
  ],
};
