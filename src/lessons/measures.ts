import { accuracy } from '@/metrics/accuracy.ts';
import { confusionOf, recallByClass } from '@/metrics/recall.ts';
import type { Measure } from './lesson.ts';
import type { Outcome } from '@/protocol/outcome.ts';

type Lane = 'teacher' | 'student' | 'control';

const laneAccuracy = (lane: Lane, { answers }: Outcome) =>
  accuracy(answers[lane], answers.labels, answers.numClasses);

/** How often the distilled student is right. */
export const studentAccuracy: Measure = {
  name: 'studentAccuracy',
  unit: 'share',
  actor: 'student',
  of: (outcome) => laneAccuracy('student', outcome),
};

/** How often the same student with labels alone is right. */
export const controlAccuracy: Measure = {
  name: 'controlAccuracy',
  unit: 'share',
  actor: 'control',
  of: (outcome) => laneAccuracy('control', outcome),
};

/** How far the distilled student is ahead, as a difference of shares: 0.056 is 5.6 points. */
export const gap: Measure = {
  name: 'gap',
  unit: 'points',
  actor: 'student',
  of: (outcome) => laneAccuracy('student', outcome) - laneAccuracy('control', outcome),
};

/**
 * Share of one class' test pictures that a lane recognises.
 *
 * @param bias added to the class' logit before the largest is taken
 */
export function recallOf({ answers }: Outcome, lane: Lane, label: number, bias = 0): number {
  const { labels, numClasses } = answers;
  const biases = Array.from({ length: numClasses }, (_, each) => (each === label ? bias : 0));
  return recallByClass(confusionOf(answers[lane], labels, numClasses, biases))[label]?.recall ?? 0;
}

/** How many of a class the distilled student recognises. */
export const studentRecall = (label: number): Measure => ({
  name: 'studentRecall',
  unit: 'share',
  actor: 'student',
  of: (outcome) => recallOf(outcome, 'student', label),
});

/** How many of a class the control recognises. */
export const controlRecall = (label: number): Measure => ({
  name: 'controlRecall',
  unit: 'share',
  actor: 'control',
  of: (outcome) => recallOf(outcome, 'control', label),
});

/** How often the nearest labelled picture in the student's embedding is of the right class. */
export const studentNeighbours: Measure = {
  name: 'studentNeighbours',
  unit: 'share',
  actor: 'student',
  of: ({ neighbours }) => neighbours?.student ?? NaN,
};

/** How often the nearest labelled picture in the control's embedding is of the right class. */
export const controlNeighbours: Measure = {
  name: 'controlNeighbours',
  unit: 'share',
  actor: 'control',
  of: ({ neighbours }) => neighbours?.control ?? NaN,
};

/** How often the nearest labelled picture in the teacher's embedding is of the right class. */
export const teacherNeighbours: Measure = {
  name: 'teacherNeighbours',
  unit: 'share',
  actor: 'teacher',
  of: ({ neighbours }) => neighbours?.teacher ?? NaN,
};

/** How often the student of one generation is right by itself; the first is 1. */
export const generationAccuracy = (number: 1 | 2 | 3): Measure => ({
  name: `generation${number}`,
  unit: 'share',
  actor: 'student',
  of: ({ generations }) => generations[number - 1]?.student.alone ?? NaN,
});

/** How often all generations together are right. */
export const ensembleAccuracy: Measure = {
  name: 'ensemble',
  unit: 'share',
  actor: 'student',
  of: ({ generations }) => generations.at(-1)?.student.ensemble ?? NaN,
};

/** How often as many students that were started anew, without a teacher, are right together. */
export const controlEnsembleAccuracy: Measure = {
  name: 'controlEnsemble',
  unit: 'share',
  actor: 'control',
  of: ({ generations }) => generations.at(-1)?.control.ensemble ?? NaN,
};

/** The key of the largest of some numbers. */
export function keyOfLargest(numbers: Readonly<Record<string, number>>): string {
  return Object.entries(numbers).toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}

/** Ahead, level or behind, where a difference of less than `margin` is none. */
export function standing(difference: number, margin: number): 'ahead' | 'level' | 'behind' {
  if (Math.abs(difference) < margin) return 'level';
  return difference > 0 ? 'ahead' : 'behind';
}
