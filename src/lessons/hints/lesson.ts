import type { Lesson } from '../lesson.ts';
import { controlAccuracy, gap, keyOfLargest, studentAccuracy } from '../measures.ts';

/** Learning from inside the teacher: its feature maps, and where it looks. */
export const lesson: Lesson = {
  id: 'hints',
  minutes: 8,
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
        answers: ['hints', 'attention', 'soft', 'both'],
        truth: ([hints, attention, soft, both]) =>
          hints && attention && soft && both
            ? keyOfLargest({
                hints: studentAccuracy.of(hints),
                attention: studentAccuracy.of(attention),
                soft: studentAccuracy.of(soft),
                both: studentAccuracy.of(both),
              })
            : '',
      },
      experiment: {
        trials: [
          { name: 'hints', change: { methods: ['hints'] } },
          { name: 'attention', change: { methods: ['attention-transfer'] } },
          { name: 'soft', change: { methods: ['soft-targets'] } },
          { name: 'both', change: { methods: ['soft-targets', 'hints'] } },
        ],
        measures: [studentAccuracy, controlAccuracy],
        range: [0.7, 1],
      },
    },
    { id: 'maps', spotlight: 'methods' },
    { id: 'blink', spotlight: 'methods', preset: { methods: ['attention-transfer'] } },
    { id: 'honest', spotlight: 'gap' },
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
      holds: ([, , , both]) => both !== undefined && gap.of(both) > 0,
    },
    {
      name: 'attention',
      written: '2026-11-25',
      step: 'guess',
      holds: ([, attention]) => attention !== undefined && gap.of(attention) > 0,
    },
    {
      name: 'more',
      written: '2026-11-28',
      step: 'guess',
      holds: ([, , soft, both]) =>
        soft !== undefined && both !== undefined && studentAccuracy.of(both) > studentAccuracy.of(soft),
    },
  ],
};
