import { entryAt, required, lastOf } from '@/core/checked.ts';
import type { Lane } from '@/core/lane.ts';
import { accuracy } from '@/metrics/accuracy.ts';
import { agreement } from '@/metrics/agreement.ts';
import { expectedCalibrationError } from '@/metrics/calibration.ts';
import { confusionOf, numWrong, recallByClass } from '@/metrics/recall.ts';
import { verdictOn } from '@/metrics/verdict.ts';
import type { Measure, Prediction } from './lesson.ts';
import type { Outcome } from '@/protocol/run/outcome.ts';

const laneAccuracy = (lane: Lane, { answers }: Outcome) =>
  accuracy(answers[lane], answers.labels, answers.numClasses);

const accuracyOf = (lane: Lane): Measure => ({
  name: `${lane}Accuracy`,
  unit: 'share',
  actor: lane,
  of: (outcome) => laneAccuracy(lane, outcome),
});

/** Accuracy of the distilled student. */
export const studentAccuracy = accuracyOf('student');

/** Accuracy of the control, the same student trained on labels alone. */
export const controlAccuracy = accuracyOf('control');

/** Accuracy of the teacher on the same pictures. */
export const teacherAccuracy = accuracyOf('teacher');

/** Share of pictures for which the student predicts the class of the network that taught it. */
export const studentFidelity: Measure = {
  name: 'studentFidelity',
  unit: 'share',
  actor: 'student',
  of: ({ answers }) => agreement(answers.student, answers.teacher, answers.numClasses),
};

/** Expected calibration error of the distilled student, 0..1. */
export const studentCalibration: Measure = {
  name: 'studentCalibration',
  unit: 'share',
  actor: 'student',
  of: ({ answers }) => expectedCalibrationError(answers.student, answers.labels, answers.numClasses),
};

/** By how much the control's accuracy at the end is below its best, as a difference of shares. */
export const controlFall = ({ controlAccuracies }: Outcome): number =>
  Math.max(...controlAccuracies) - lastOf([...controlAccuracies]);

/** Student − control as a difference of shares: 0.056 is 5.6 points. */
export const gap: Measure = {
  name: 'gap',
  unit: 'points',
  actor: 'student',
  of: (outcome) => laneAccuracy('student', outcome) - laneAccuracy('control', outcome),
};

/** A lane's answers by class, with a bias added to the logit of one class before the argmax. */
function confusionWith({ answers }: Outcome, lane: Lane, label: number, bias: number) {
  const { labels, numClasses } = answers;
  const biases = Array.from({ length: numClasses }, (_, each) => (each === label ? bias : 0));
  return confusionOf(answers[lane], labels, numClasses, biases);
}

/**
 * Share of one class' test pictures that a lane recognises.
 *
 * @param bias added to the class' logit before the argmax
 */
export function recallOf(outcome: Outcome, lane: Lane, label: number, bias = 0): number {
  const classes = recallByClass(confusionWith(outcome, lane, label, bias));
  return required(entryAt(classes, label).recall, `picture of class ${label}`);
}

/**
 * Number of wrong answers of a lane, all classes together.
 *
 * @param bias added to the logit of class `label` before the argmax
 */
export function errorsOf(outcome: Outcome, lane: Lane, label = 0, bias = 0): number {
  return numWrong(confusionWith(outcome, lane, label, bias));
}

/** The distilled student's recall of a class. */
export const studentRecall = (label: number): Measure => ({
  name: 'studentRecall',
  unit: 'share',
  actor: 'student',
  of: (outcome) => recallOf(outcome, 'student', label),
});

/** The control's recall of a class. */
export const controlRecall = (label: number): Measure => ({
  name: 'controlRecall',
  unit: 'share',
  actor: 'control',
  of: (outcome) => recallOf(outcome, 'control', label),
});

/** Nearest-neighbour accuracy in the student's embedding. */
export const studentNeighbours: Measure = {
  name: 'studentNeighbours',
  unit: 'share',
  actor: 'student',
  of: ({ neighbours }) => required(neighbours, 'neighbour accuracy').student,
};

/** Nearest-neighbour accuracy in the control's embedding. */
export const controlNeighbours: Measure = {
  name: 'controlNeighbours',
  unit: 'share',
  actor: 'control',
  of: ({ neighbours }) => required(neighbours, 'neighbour accuracy').control,
};

/** Nearest-neighbour accuracy in the teacher's embedding. */
export const teacherNeighbours: Measure = {
  name: 'teacherNeighbours',
  unit: 'share',
  actor: 'teacher',
  of: ({ neighbours }) => required(neighbours, 'neighbour accuracy').teacher,
};

/** Nearest-neighbour accuracy in the student's embedding before training. */
export const untrainedNeighbours: Measure = {
  name: 'untrainedNeighbours',
  unit: 'share',
  actor: null,
  of: ({ neighbours }) => required(neighbours?.untrained, 'neighbour accuracy of untrained weights'),
};

/** Nearest-neighbour accuracy in the principal components of the pixels. */
export const componentNeighbours: Measure = {
  name: 'componentNeighbours',
  unit: 'share',
  actor: null,
  of: ({ neighbours }) => required(neighbours?.components, 'neighbour accuracy of principal components'),
};

/** Accuracy of one generation's student alone; generations count from 1. */
export const generationAccuracy = (number: 1 | 2 | 3): Measure => ({
  name: `generation${number}`,
  unit: 'share',
  actor: 'student',
  of: ({ generations }) => entryAt(generations, number - 1).student.alone,
});

/** Accuracy of the ensemble of all generations. */
export const ensembleAccuracy: Measure = {
  name: 'ensemble',
  unit: 'share',
  actor: 'student',
  of: ({ generations }) => lastOf(generations).student.ensemble,
};

/** Accuracy of an equally large ensemble of students trained without a teacher. */
export const controlEnsembleAccuracy: Measure = {
  name: 'controlEnsemble',
  unit: 'share',
  actor: 'control',
  of: ({ generations }) => lastOf(generations).control.ensemble,
};

/** The key of the largest of some numbers. */
export function keyOfLargest(numbers: Readonly<Record<string, number>>): string {
  const [key] = entryAt(
    Object.entries(numbers).toSorted(([, one], [, other]) => other - one),
    0,
  );
  return key;
}

/** Index of a trial and of a measure in an experiment. */
type Place = readonly [trial: number, measure: number];

/** A question of who is ahead, which no single seed answers. @param one compared with `other` */
export const whoIsAhead = (one: Place, other: Place) =>
  ({
    kind: 'choice',
    answers: ['ahead', 'level', 'behind'],
    truth: () => null,
    difference: (values) => {
      const at = ([trial, measure]: Place) => entryAt(entryAt(values, trial), measure);
      return at(one) - at(other);
    },
  }) satisfies Prediction;

/**
 * Keys of the correct answers to such a question: the verdict over the seeds, 'level' if all of them are equal, none
 * while it is too close to call.
 */
export function standings(differences: readonly number[]): readonly string[] {
  if (differences.length === 0) return [];
  if (differences.every((difference) => difference === 0)) return ['level'];
  const { kind } = verdictOn(differences);
  return kind === 'too-close' ? [] : [kind];
}
