import type { Lesson } from '../lesson.ts';
import { controlRecall, errorsOf, recallOf, studentRecall } from '../measures.ts';

const MISSING = 3;
/** Bias of the missing class's logit in the last claim. */
const BIAS = 5;
/** Recall of the missing class that the distilled student exceeds. */
const KNOWN = 0.2;
/** With the bias: recall that the student exceeds and the control does not reach. */
const [BIASED_STUDENT, BIASED_CONTROL] = [0.85, 0.2];

/** Hinton's experiment: neither student ever sees a 3, but the distilled one recognises it. */
export const lesson: Lesson = {
  id: 'missing-digit',
  minutes: 7,
  preset: { hiddenClasses: [MISSING], labelled: 4500, temperature: 8, steps: 500 },
  steps: [
    { id: 'hide', spotlight: 'training-data' },
    {
      id: 'guess',
      spotlight: 'recall',
      prediction: { kind: 'bar' },
      experiment: {
        trials: [
          { name: 'missing', change: {}, stays: true },
          { name: 'hard', change: { methods: ['hard-answers'] } },
        ],
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
      written: '2026-11-28',
      step: 'guess',
      holds: ([outcome]) => outcome !== undefined && recallOf(outcome, 'control', MISSING) === 0,
    },
    {
      name: 'student',
      written: '2026-11-28',
      bounds: { share: KNOWN },
      step: 'guess',
      holds: ([outcome]) => outcome !== undefined && recallOf(outcome, 'student', MISSING) > KNOWN,
    },
    {
      name: 'bias',
      written: '2026-11-28',
      bounds: { count: BIAS, student: BIASED_STUDENT, control: BIASED_CONTROL },
      step: 'guess',
      holds: ([outcome]) =>
        outcome !== undefined &&
        recallOf(outcome, 'student', MISSING, BIAS) > BIASED_STUDENT &&
        recallOf(outcome, 'control', MISSING, BIAS) < BIASED_CONTROL,
    },
    {
      name: 'errors',
      written: '2026-11-28',
      bounds: { count: BIAS },
      step: 'guess',
      holds: ([outcome]) =>
        outcome !== undefined && errorsOf(outcome, 'student', MISSING, BIAS) < errorsOf(outcome, 'student'),
    },
    {
      name: 'hardAnswers',
      written: '2026-11-28',
      step: 'guess',
      holds: ([soft, hard]) =>
        soft !== undefined &&
        hard !== undefined &&
        recallOf(hard, 'student', MISSING) < recallOf(soft, 'student', MISSING),
    },
  ],
};
