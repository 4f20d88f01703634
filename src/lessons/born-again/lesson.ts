import type { Lesson } from '../lesson.ts';
import { controlEnsembleAccuracy, ensembleAccuracy, generationAccuracy, whoIsAhead } from '../measures.ts';

/** A student becomes the teacher of the next one, generation after generation. */
export const lesson: Lesson = {
  id: 'born-again',
  minutes: 6,
  preset: { methods: ['born-again'], generations: 3, labelled: 300, steps: 300 },
  steps: [
    { id: 'heirs', spotlight: 'methods' },
    {
      id: 'guess',
      spotlight: 'curves',
      prediction: whoIsAhead([0, 2], [0, 0]),
      experiment: {
        trials: [
          { name: 'generations', change: {} },
          // Nearer to the paper: T = 1, augmentation, more data.
          { name: 'paper', change: { temperature: 1, augmentation: 'shift', labelled: 3000 } },
        ],
        measures: [
          generationAccuracy(1),
          generationAccuracy(2),
          generationAccuracy(3),
          ensembleAccuracy,
          controlEnsembleAccuracy,
        ],
        range: [0.7, 1],
      },
    },
    { id: 'together', spotlight: 'methods' },
    { id: 'honest', spotlight: 'methods' },
  ],
  // The first two were written from the paper and failed; the opposite of each was written after that, on the same
  // seeds. A claim that failed stays.
  claims: [
    {
      name: 'improves',
      written: '2026-11-25',
      step: 'guess',
      holds: ([outcome]) =>
        outcome !== undefined && generationAccuracy(3).of(outcome) > generationAccuracy(1).of(outcome),
    },
    {
      name: 'ensemble',
      written: '2026-11-25',
      step: 'guess',
      holds: ([outcome]) =>
        outcome !== undefined && ensembleAccuracy.of(outcome) > generationAccuracy(1).of(outcome),
    },
    {
      name: 'level',
      written: '2026-11-25',
      step: 'guess',
      holds: ([outcome]) =>
        outcome !== undefined && generationAccuracy(3).of(outcome) <= generationAccuracy(1).of(outcome),
    },
    {
      name: 'fresh',
      written: '2026-11-25',
      step: 'guess',
      holds: ([outcome]) =>
        outcome !== undefined && controlEnsembleAccuracy.of(outcome) >= ensembleAccuracy.of(outcome),
    },
    {
      name: 'paper',
      written: '2026-11-28',
      step: 'guess',
      holds: ([, paper]) =>
        paper !== undefined && generationAccuracy(3).of(paper) > generationAccuracy(1).of(paper),
    },
  ],
};
