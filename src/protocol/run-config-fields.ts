import { MAX_STEPS } from '@/core/check-whole.ts';
import * as z from 'zod/mini';
import { datasets } from '@/datasets/registry.ts';
import { alphaMethod, methods } from '@/distill/registry.ts';
import { modelsFor } from '@/models/registry.ts';

export const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);
const between = (minimum: number, maximum: number) => z.number().check(z.gte(minimum), z.lte(maximum));
const wholeBetween = (minimum: number, maximum: number) => z.int().check(z.gte(minimum), z.lte(maximum));

/** One key of `RunConfig`: its schema, what a run has without saying, and what is allowed, in words for an error. */
export interface Field<Value> {
  readonly schema: z.ZodMiniType<Value>;
  readonly default: Value;
  readonly expected: string;
}

export const choice = <const Value extends string>(
  allowed: readonly Value[],
  first: Value,
): Field<Value> => ({
  schema: z.enum(allowed),
  default: first,
  expected: allowed.join(' | '),
});
export const real = (minimum: number, maximum: number, value: number): Field<number> => ({
  schema: between(minimum, maximum),
  default: value,
  expected: `a number from ${minimum} to ${maximum}`,
});
export const whole = (minimum: number, maximum: number, value: number): Field<number> => ({
  schema: wholeBetween(minimum, maximum),
  default: value,
  expected: `a whole number from ${minimum} to ${maximum}`,
});

const listOf = (schema: z.ZodMiniType<number>, most: number, expected: string): Field<number[]> => ({
  schema: z.array(schema).check(z.maxLength(most)),
  default: [],
  expected,
});

/** Training pictures that there are. */
export const MOST_PICTURES = 10_000;

/**
 * Every key of a run that is not a method's, in the order in which links carry them.
 *
 * The defaults are the classroom setting in which distillation was seen to help in every seed: few labels and
 * enough steps. With all labels, or very few steps, it hurts.
 */
export const runConfigFields = {
  dataset: choice(ids(datasets), 'mnist'),
  /** How many training pictures keep their labels; the control sees only these. */
  labelled: whole(10, MOST_PICTURES, 300),
  /** Pictures beside them of which the student is told only what the teacher says. */
  unlabelled: whole(0, MOST_PICTURES, 0),
  /** Classes of which neither student nor control sees a picture. */
  hiddenClasses: listOf(wholeBetween(0, 9), 9, 'any of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, but not all'),
  /** Share of the labelled pictures whose label is another class than theirs. */
  labelNoise: real(0, 0.9, 0),
  /** Whether the student is told the labels at all; the control always is. */
  studentLabels: choice(['seen', 'hidden'], 'seen'),
  teacher: choice(ids(modelsFor('teacher')), 'cnn-16-32-128'),
  /**
   * What the teacher is: trained well, stopped early, the good one with its answers exaggerated, one that was taught
   * with shuffled labels; or untrained, to be trained in front of the class.
   */
  teacherWeights: choice(['shipped', 'half-trained', 'over-confident', 'shuffled-labels', 'live'], 'shipped'),
  /** Steps of the teacher before the students begin, when it is trained live. */
  teacherSteps: whole(0, 5_000, 300),
  student: choice(ids(modelsFor('student')), 'cnn-8-16'),
  methods: {
    schema: z.array(z.enum(ids(methods))),
    default: [alphaMethod.id],
    expected: `any of ${ids(methods).join(', ')}, separated by commas`,
  } as Field<string[]>,
  temperature: real(0.5, 20, 4),
  alpha: real(0, 1, 0.9),
  optimizer: choice(['adam', 'sgd'], 'adam'),
  learningRate: real(0.000_01, 1, 0.002),
  /** Of the past update that SGD keeps; Adam has its own constants. */
  momentum: real(0, 0.99, 0.9),
  batch: whole(1, 512, 64),
  /** Steps after which Play stops by itself. */
  steps: whole(1, MAX_STEPS, 500),
  augmentation: choice(['none', 'shift'], 'none'),
  /** Added to both students' logits where their answers are counted by class; one a class, none where all are 0. */
  logitBias: listOf(between(-20, 20), 10, 'ten numbers from -20 to 20, or none'),
  seed: whole(0, 999_999, 1),
} as const;

/** Keys that only few runs need: their defaults mean that there is no such thing. */
export const rareKeys = ['unlabelled', 'hiddenClasses', 'labelNoise', 'studentLabels', 'logitBias'] as const;
