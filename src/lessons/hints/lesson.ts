import type { Lesson } from '../lesson.ts';
import { controlAccuracy, gap, keyOfLargest, studentAccuracy } from '../measures.ts';

/** Learning from the middle: the student imitates a feature map of the teacher's. */
export const lesson: Lesson = {
  id: 'hints',
  minutes: 6,
  preset: { labelled: 100, steps: 250, methods: ['hints'] },
  steps: [
    { id: 'inside', spotlight: 'methods' },
    // Off at first, so that the learner can switch it on.
    {
      id: 'switch',
      spotlight: 'methods',
      preset: { methods: [] },
      task: { kind: 'method', method: 'hints' },
    },
    {
      id: 'guess',
      spotlight: 'curves',
      prediction: {
        kind: 'choice',
        answers: ['hints', 'soft', 'both'],
        truth: ([hints, soft, both]) =>
          hints && soft && both
            ? keyOfLargest({
                hints: studentAccuracy.of(hints),
                soft: studentAccuracy.of(soft),
                both: studentAccuracy.of(both),
              })
            : '',
      },
      experiment: {
        trials: [
          { name: 'hints', change: { methods: ['hints'] } },
          { name: 'soft', change: { methods: ['soft-targets'] } },
          { name: 'both', change: { methods: ['soft-targets', 'hints'] } },
        ],
        measures: [studentAccuracy, controlAccuracy],
        range: [0.7, 1],
      },
    },
    { id: 'maps', spotlight: 'methods' },
  ],
  claims: [
    {
      name: 'hints',
      written: '2026-11-25',
      step: 'guess',
      holds: ([hints]) => hints !== undefined && gap.of(hints) > 0,
    },
    {
      name: 'both',
      written: '2026-11-25',
      step: 'guess',
      holds: ([, , both]) => both !== undefined && gap.of(both) > 0,
    },
  ],
};
