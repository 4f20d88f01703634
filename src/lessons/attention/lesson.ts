import type { Lesson } from '../lesson.ts';
import { controlAccuracy, gap, standing, studentAccuracy } from '../measures.ts';

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
      prediction: {
        kind: 'choice',
        answers: ['ahead', 'level', 'behind'],
        truth: ([outcome]) => (outcome ? standing(gap.of(outcome), 0.005) : ''),
      },
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
      step: 'guess',
      holds: ([outcome]) => outcome !== undefined && gap.of(outcome) > 0,
    },
  ],
};
