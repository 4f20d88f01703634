import type { Lesson } from '../lesson.ts';
import { controlAccuracy, gap, studentAccuracy, whoIsAhead } from '../measures.ts';

/** Attention transfer: the student imitates the teacher's attention maps, not its answers. */
export const lesson: Lesson = {
  id: 'attention',
  minutes: 5,
  preset: { labelled: 100, steps: 250, methods: ['attention-transfer'] },
  steps: [
    { id: 'gaze', spotlight: 'methods' },
    {
      id: 'guess',
      spotlight: 'gap',
      prediction: whoIsAhead([0, 0], [0, 1]),
      experiment: {
        trials: [{ name: 'attention', change: {} }],
        measures: [studentAccuracy, controlAccuracy],
        range: [0.6, 1],
      },
    },
    { id: 'blink', spotlight: 'methods' },
    { id: 'honest', spotlight: 'gap' },
  ],
  claims: [
    {
      name: 'ahead',
      written: '2026-11-25',
      step: 'guess',
      holds: ([outcome]) => outcome !== undefined && gap.of(outcome) > 0,
    },
  ],
};
