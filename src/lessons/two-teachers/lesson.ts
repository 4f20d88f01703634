import type { Lesson } from '../lesson.ts';
import { controlAccuracy, gap, studentAccuracy, whoIsAhead } from '../measures.ts';

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
        trials: [{ name: 'zero', change: { alpha: 0 } }],
        measures: [studentAccuracy, controlAccuracy],
        range: [0.7, 1],
      },
    },
    {
      id: 'sketch',
      spotlight: 'alpha',
      prediction: { kind: 'curve' },
      experiment: {
        trials: [0, 0.5, 0.9, 1].map((alpha) => ({ name: String(alpha), change: { alpha } })),
        measures: [studentAccuracy],
        range: [0.7, 1],
      },
    },
    {
      id: 'square',
      spotlight: 'methods',
      prediction: whoIsAhead([1, 0], [0, 0]),
      experiment: {
        trials: [
          { name: 'on', change: { temperature: 20, alpha: 0.5, temperatureSquared: 'on' } },
          { name: 'off', change: { temperature: 20, alpha: 0.5, temperatureSquared: 'off' } },
        ],
        measures: [studentAccuracy, controlAccuracy],
        range: [0.7, 1],
      },
    },
    { id: 'usual', spotlight: 'alpha' },
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
      step: 'sketch',
      holds: ([zero, , most]) =>
        zero !== undefined && most !== undefined && studentAccuracy.of(most) > studentAccuracy.of(zero),
    },
    {
      name: 'square',
      written: '2026-11-25',
      step: 'square',
      holds: ([on, off]) =>
        on !== undefined && off !== undefined && studentAccuracy.of(on) > studentAccuracy.of(off),
    },
  ],
};
