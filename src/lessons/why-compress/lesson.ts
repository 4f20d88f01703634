import type { Lesson } from '../lesson.ts';
import { controlAccuracy, teacherAccuracy } from '../measures.ts';

/** By how much the smallest network is behind the largest. */
const BEHIND = 0.01;

/** Three network sizes beside the teacher: what a small one saves, and what that costs. */
export const lesson: Lesson = {
  id: 'why-compress',
  minutes: 5,
  // Long enough that the accuracies hardly change any more.
  preset: { methods: [], labelled: 2000, steps: 400 },
  steps: [
    { id: 'sizes', spotlight: 'scores' },
    {
      id: 'guess',
      spotlight: 'setup',
      prediction: { kind: 'curve' },
      experiment: {
        trials: ['cnn-16-32', 'cnn-8-16', 'cnn-4-8'].map((student) => ({
          name: student,
          change: { student },
        })),
        measures: [controlAccuracy, teacherAccuracy],
        range: [0, 1],
      },
    },
    { id: 'cost', spotlight: 'scores' },
    { id: 'question', spotlight: 'setup' },
  ],
  claims: [
    {
      name: 'smaller',
      written: '2026-11-28',
      bounds: { points: BEHIND },
      step: 'guess',
      holds: ([large, , small]) =>
        large !== undefined &&
        small !== undefined &&
        controlAccuracy.of(large) > controlAccuracy.of(small) + BEHIND,
    },
    {
      name: 'teacher',
      written: '2026-11-28',
      bounds: { points: BEHIND },
      step: 'guess',
      holds: ([large]) =>
        large !== undefined && teacherAccuracy.of(large) > controlAccuracy.of(large) + BEHIND,
    },
  ],
};
