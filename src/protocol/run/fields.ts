import { MAX_STEPS } from '@/core/check-whole.ts';
import * as z from 'zod/mini';
import type { WeightBits } from '@/core/quantise.ts';
import { anyOf, choiceOf, numberFrom, someOf, wholeFrom, type Expectation } from '@/core/expectation.ts';
import { classesOf, type DatasetSpec } from '@/datasets/dataset-spec.ts';
import { datasetById, datasetIds } from '@/datasets/registry.ts';
import type { Hyperparameter } from '@/distill/method.ts';
import { alphaMethod, methods } from '@/distill/registry.ts';
import { temperatureKnob } from '@/distill/softened.ts';
import type { ModelRole } from '@/models/model-spec.ts';
import { modelsFor } from '@/models/registry.ts';
import { namedTeacherWeights, type TeacherWeights } from './teacher-weights.ts';
import { NO_ASSISTANT } from './teaching-model.ts';
import { OWN_PICTURES, transferSets } from './transfer-set.ts';

export const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);
const between = (minimum: number, maximum: number) => z.number().check(z.gte(minimum), z.lte(maximum));
const wholeBetween = (minimum: number, maximum: number) => z.int().check(z.gte(minimum), z.lte(maximum));

/** One key of `RunConfig`: its schema, its default and, for error messages, the allowed values. */
export interface Field<Value> {
  readonly schema: z.ZodMiniType<Value>;
  readonly default: Value;
  readonly expected: Expectation;
}

export const choice = <const Value extends string>(
  allowed: readonly Value[],
  first: Value,
): Field<Value> => ({
  schema: z.enum(allowed),
  default: first,
  expected: choiceOf(allowed),
});
const real = (minimum: number, maximum: number, value: number): Field<number> => ({
  schema: between(minimum, maximum),
  default: value,
  expected: numberFrom(minimum, maximum),
});
const whole = (minimum: number, maximum: number, value: number): Field<number> => ({
  schema: wholeBetween(minimum, maximum),
  default: value,
  expected: wholeFrom(minimum, maximum),
});

export const fieldOfNumber = ({ minimum, maximum, isWhole, ...each }: Hyperparameter): Field<number> =>
  (isWhole ? whole : real)(minimum, maximum, each.default);

const listOf = (schema: z.ZodMiniType<number>, most: number, expected: Expectation): Field<number[]> => ({
  schema: z.array(schema).check(z.maxLength(most)),
  default: [],
  expected,
});

/** Bits that a student's weights can have. */
export const allBits = [32, 8, 4] as const;

/** The largest seed. */
export const MAX_SEED = 999_999;

/** The most steps of a live teacher. */
export const MAX_TEACHER_STEPS = 5_000;

/** The most networks of an ensemble that teaches: each costs as much as the teacher alone. */
export const MAX_TEACHER_MEMBERS = 5;

const DEFAULT_DATASET = 'mnist';
/** Labelled pictures by default: few enough for the teacher to help. */
const DEFAULT_LABELLED = 300;

/** Choice of the models for a role; the first is the default. */
function modelField(role: ModelRole, { kind }: DatasetSpec['input']): Field<string> {
  const allowed = ids(modelsFor(role, kind));
  return choice(allowed, allowed[0] ?? '');
}

/** Computed at every use, like the datasets themselves, which can be added while the page runs. */
const transferSetField = (spec: DatasetSpec): Field<string> => ({
  schema: z.string().check(({ value, issues }) => {
    if (!transferSets(spec).includes(value)) issues.push({ code: 'custom', input: value });
  }),
  default: OWN_PICTURES,
  get expected() {
    return choiceOf(transferSets(spec));
  },
});

/** The keys whose values depend on the dataset. */
export function datasetFields(spec: DatasetSpec) {
  const { counts, numClasses, input } = spec;
  const classes = classesOf({ numClasses });
  const augmentations = input.kind === 'image' ? (['none', 'shift'] as const) : (['none'] as const);
  return {
    teacher: modelField('teacher', input),
    student: modelField('student', input),
    assistant: choice<string>([NO_ASSISTANT, ...ids(modelsFor('student', input.kind))], NO_ASSISTANT),
    augmentation: choice<'none' | 'shift'>(augmentations, 'none'),
    /** Number of labelled training pictures, at least one of each class; the control trains on these only. */
    labelled: whole(numClasses, counts.train, Math.min(DEFAULT_LABELLED, counts.train)),
    /** Number of additional unlabelled pictures, for which the student gets only the teacher's output. */
    unlabelled: whole(0, counts.train, 0),
    /** The pictures that the student learns from; any but its own have no label, and the control has the labelled ones. */
    transferSet: transferSetField(spec),
    /** Classes whose pictures neither student nor control trains on. */
    hiddenClasses: listOf(wholeBetween(0, numClasses - 1), numClasses - 1, someOf(classes)),
    /** Added to both students' logits when answers are counted by class; one value per class, or empty. */
    logitBias: listOf(between(-20, 20), numClasses, {
      kind: 'numbers',
      length: numClasses,
      minimum: -20,
      maximum: 20,
    }),
  } as const;
}

const ofDefault = datasetFields(datasetById(DEFAULT_DATASET));

/**
 * Every key of a run that does not belong to a method, in the order in which links write them; those of
 * `datasetFields` are for the default dataset.
 *
 * With the defaults (few labels, enough steps) distillation helped with every measured seed. With all labels,
 * or with very few steps, it hurts.
 */
export const runConfigFields = {
  dataset: {
    // A function: datasets can be added while the page runs.
    schema: z.string().check(({ value, issues }) => {
      if (!datasetIds().includes(value)) issues.push({ code: 'custom', input: value });
    }),
    default: DEFAULT_DATASET,
    get expected() {
      return choiceOf(datasetIds());
    },
  } as Field<string>,
  labelled: ofDefault.labelled,
  unlabelled: ofDefault.unlabelled,
  transferSet: ofDefault.transferSet,
  /** Number of pictures that are not the student's own, or all that their dataset has. */
  transferSize: whole(10, 10_000, 2_000),
  hiddenClasses: ofDefault.hiddenClasses,
  /** Share of the labelled pictures whose label is a wrong class. */
  labelNoise: real(0, 0.9, 0),
  /** Whether the student trains on labels; the control always does. */
  studentLabels: choice(['seen', 'hidden'], 'seen'),
  teacher: ofDefault.teacher,
  /**
   * The teacher's weights: fully trained, stopped early, fully trained with exaggerated logits, or trained on
   * shuffled labels; `live` starts from an untrained teacher and trains it in the page on all training pictures,
   * `live-equal-data` on the students' labelled ones, with the labels that they get; `file-` and its SHA-256 is a file
   * that the visitor opens.
   */
  teacherWeights: {
    ...choice(namedTeacherWeights, 'shipped'),
    // A function: `z.regex` would enlarge the page's first script.
    schema: z.string().check(({ value, issues }) => {
      const isNamed = namedTeacherWeights.some((each) => each === value);
      if (!isNamed && !/^file-[0-9a-f]{64}$/.test(value)) issues.push({ code: 'custom', input: value });
    }),
  } as Field<TeacherWeights>,
  /** Networks of a live teacher, which then teach as an ensemble: the mean of their logits; 1 for any other teacher. */
  teacherMembers: whole(1, MAX_TEACHER_MEMBERS, 1),
  /** Steps for which a live teacher trains before the students start. */
  teacherSteps: whole(0, MAX_TEACHER_STEPS, 300),
  student: ofDefault.student,
  /** Bits of the weights that student and control compute with; they are trained with that rounding. */
  studentBits: {
    schema: z.number().check(({ value, issues }) => {
      if (!allBits.some((each) => each === value)) issues.push({ code: 'custom', input: value });
    }),
    default: 32,
    expected: choiceOf(allBits),
  } as Field<WeightBits>,
  /** The network of middle size that learns from the teacher first and then teaches the student. */
  assistant: ofDefault.assistant,
  /** Steps for which the assistant trains before the students start. */
  assistantSteps: whole(1, MAX_TEACHER_STEPS, 500),
  methods: {
    schema: z.array(z.enum(ids(methods))),
    default: [alphaMethod.id],
    expected: anyOf(ids(methods)),
  } as Field<string[]>,
  temperature: fieldOfNumber(temperatureKnob),
  alpha: real(0, 1, 0.9),
  optimizer: choice(['adam', 'sgd'], 'adam'),
  learningRate: real(0.000_01, 1, 0.002),
  /** Share of the previous update that SGD keeps; Adam has its own constants. */
  momentum: real(0, 0.99, 0.9),
  batch: whole(1, 512, 64),
  /** Steps after which Play stops automatically. */
  steps: whole(1, MAX_STEPS, 500),
  augmentation: ofDefault.augmentation,
  logitBias: ofDefault.logitBias,
  seed: whole(0, MAX_SEED, 1),
} as const;

/** Keys that few runs need; their defaults turn the feature off. */
export const rareKeys = [
  'unlabelled',
  'transferSet',
  'transferSize',
  'hiddenClasses',
  'labelNoise',
  'studentLabels',
  'teacherMembers',
  'studentBits',
  'logitBias',
  'assistant',
  'assistantSteps',
] as const;

/** Values of kept and measured runs that are older than these keys. */
export const laterDefaults: Readonly<Record<string, unknown>> = {
  transferSet: runConfigFields.transferSet.default,
  transferSize: runConfigFields.transferSize.default,
  studentBits: runConfigFields.studentBits.default,
  teacherMembers: runConfigFields.teacherMembers.default,
  assistant: runConfigFields.assistant.default,
  assistantSteps: runConfigFields.assistantSteps.default,
};
