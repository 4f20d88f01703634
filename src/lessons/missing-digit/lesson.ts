import type { Lesson } from '../lesson.ts';
import { controlRecall, recallOf, studentRecall } from '../measures.ts';

const MISSING = 3;
/** Bias of the missing class's logit in the last claim. */
const BIAS = 5;

/** Hinton's experiment: neither student ever sees a 3, but the distilled one recognises it. */
export const lesson: Lesson = {
  id: 'missing-digit',
  minutes: 7,
  preset: { hiddenClasses: [MISSING], labelled: 4500, temperature: 8, steps: 600 },
  steps: [
    { id: 'hide', spotlight: 'training-data' },
    {
      id: 'guess',
      spotlight: 'recall',
      prediction: { kind: 'bar' },
      experiment: {
        trials: [{ name: 'missing', change: {} }],
        measures: [studentRecall(MISSING), controlRecall(MISSING)],
        range: [0, 1],
      },
    },
    { id: 'taken', spotlight: 'recall' },
    { id: 'bias', spotlight: 'recall', task: { kind: 'bias', label: MISSING, atLeast: 2 } },
    { id: 'paper', spotlight: 'recall' },
  ],
  claims: [
    {
      name: 'control',
      step: 'guess',
      holds: ([outcome]) => outcome !== undefined && recallOf(outcome, 'control', MISSING) === 0,
    },
    {
      name: 'student',
      step: 'guess',
      holds: ([outcome]) => outcome !== undefined && recallOf(outcome, 'student', MISSING) > 0.2,
    },
    {
      name: 'bias',
      step: 'guess',
      holds: ([outcome]) =>
        outcome !== undefined &&
        recallOf(outcome, 'student', MISSING, BIAS) > 0.85 &&
        recallOf(outcome, 'control', MISSING, BIAS) < 0.2,
    },
  ],
};
