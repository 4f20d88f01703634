import * as z from 'zod/mini';
import { ConfigError } from '@/core/errors.ts';
import { datasetById, datasets } from '@/datasets/registry.ts';
import type { Choice, DistillationMethod, Hyperparameter, MethodValues } from '@/distill/method.ts';
import { alphaMethod, methodById, methods } from '@/distill/registry.ts';
import { LOGITS } from '@/distill/tap.ts';
import type { ActiveMethod } from '@/distill/total-loss.ts';
import { settingsOf } from '@/distill/values.ts';
import { modelById, modelsFor } from '@/models/registry.ts';

/** The version that links carry; a link of another version is read as far as its keys still exist. */
export const CONFIG_VERSION = 1;

const ids = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);
const between = (minimum: number, maximum: number) => z.number().check(z.gte(minimum), z.lte(maximum));
const wholeBetween = (minimum: number, maximum: number) => z.int().check(z.gte(minimum), z.lte(maximum));

/** One key of `RunConfig`: its schema, what a run has without saying, and what is allowed, in words for an error. */
interface Field<Value> {
  readonly schema: z.ZodMiniType<Value>;
  readonly default: Value;
  readonly expected: string;
}

const choice = <const Value extends string>(allowed: readonly Value[], first: Value): Field<Value> => ({
  schema: z.enum(allowed),
  default: first,
  expected: allowed.join(' | '),
});
const real = (minimum: number, maximum: number, value: number): Field<number> => ({
  schema: between(minimum, maximum),
  default: value,
  expected: `a number from ${minimum} to ${maximum}`,
});
const whole = (minimum: number, maximum: number, value: number): Field<number> => ({
  schema: wholeBetween(minimum, maximum),
  default: value,
  expected: `a whole number from ${minimum} to ${maximum}`,
});

/**
 * Every key of a run that is not a method's, in the order in which links carry them.
 *
 * The defaults are the classroom setting in which distillation was seen to help in every seed: few labels and
 * enough steps. With all labels, or very few steps, it hurts.
 */
export const runConfigFields = {
  dataset: choice(ids(datasets), 'mnist'),
  /** How many training pictures keep their labels; students see only these. */
  labelled: whole(10, 10_000, 300),
  teacher: choice(ids(modelsFor('teacher')), 'cnn-16-32-128'),
  /** Whether the teacher starts with the weights that ship, or untrained, to be trained in front of the class. */
  teacherWeights: choice(['shipped', 'live'], 'shipped'),
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
  steps: whole(1, 100_000, 500),
  augmentation: choice(['none', 'shift'], 'none'),
  seed: whole(0, 999_999, 1),
} as const;

export type RunConfigKey = keyof typeof runConfigFields;

/**
 * One run as one plain value: the page edits it, the link carries it, the engine obeys it.
 *
 * Beside these keys it has those of every method, which `methodValues` reads.
 */
export type RunConfig = {
  readonly [Key in RunConfigKey]: (typeof runConfigFields)[Key] extends Field<infer Value> ? Value : never;
};

const fieldOfNumber = ({ minimum, maximum, isWhole, ...each }: Hyperparameter): Field<unknown> =>
  (isWhole ? whole : real)(minimum, maximum, each.default);
const fieldOfChoice = ({ options, ...each }: Choice): Field<unknown> => choice(options, each.default);

/** Weights, hyperparameters and choices of all methods; a key that several share is there once. */
const methodFields: ReadonlyMap<string, Field<unknown>> = new Map(
  methods.flatMap((method) => [
    ...settingsOf(method).map((each) => [each.key, fieldOfNumber(each)] as const),
    ...method.choices.map((each) => [each.key, fieldOfChoice(each)] as const),
  ]),
);

/** Every key with its field; a knob of the page's own that is also a method's is the same one. */
const fields: ReadonlyMap<string, Field<unknown>> = new Map<string, Field<unknown>>([
  ...methodFields,
  ...Object.entries(runConfigFields),
]);

/** Every key of a run, the page's own first. */
export const runConfigKeys: readonly string[] = [
  ...new Set([...Object.keys(runConfigFields), ...methodFields.keys()]),
];

/** What a run has without saying. */
export const defaultRunConfig = Object.fromEntries(
  runConfigKeys.map((key) => [key, fields.get(key)?.default]),
) as unknown as RunConfig;

/** What a key may be, in words. */
export function expectedOf(key: string): string {
  return fields.get(key)?.expected ?? `one of ${runConfigKeys.join(', ')}`;
}

/** One value of a run, by its key; for the page's own keys the property says the same with its type. */
export function valueOf(config: RunConfig, key: string): unknown {
  return Reflect.get(config, key);
}

/** What a run has for a method: its weight, hyperparameters and choices, by key. */
export function methodValues(config: RunConfig, method: DistillationMethod): MethodValues {
  const own: readonly { readonly key: string }[] = [...settingsOf(method), ...method.choices];
  return Object.fromEntries(own.map(({ key }) => [key, valueOf(config, key)])) as MethodValues;
}

/** The methods that a run has on, each with its values. */
export function activeMethods(config: RunConfig): readonly ActiveMethod[] {
  return config.methods.map(methodById).map((method) => ({ method, values: methodValues(config, method) }));
}

/** Keys that act at the next step; a change of any other key starts a new run. */
const liveKeys: ReadonlySet<string> = new Set([
  'alpha',
  'methods',
  'learningRate',
  'steps',
  ...methodFields.keys(),
]);

/** A run read from something that may be wrong, and what was wrong with it. */
export interface ParsedRunConfig {
  readonly config: RunConfig;
  /** One error a key that could not be taken; such a key has its value of `base`. */
  readonly problems: readonly ConfigError[];
}

/** Whether trained weights ship for this teacher on this dataset; any other has to be trained live. */
export function hasShippedWeights({ dataset, teacher }: Pick<RunConfig, 'dataset' | 'teacher'>): boolean {
  return datasetById(dataset).shippedTeacher === teacher;
}

/** 'live' where nothing ships, whatever was asked for; and no longer where only that had made it so. */
function withTeacherWeights(
  config: RunConfig,
  base: RunConfig,
  input: Readonly<Record<string, unknown>>,
): RunConfig {
  if (!hasShippedWeights(config)) return { ...config, teacherWeights: 'live' };
  const isFreed = input['teacherWeights'] === undefined && !hasShippedWeights(base);
  return isFreed ? { ...config, teacherWeights: runConfigFields.teacherWeights.default } : config;
}

/**
 * A complete, range-checked `RunConfig` from any plain object.
 *
 * @param input keys and values; unknown keys are problems too, since they are most often misspelt
 * @param base what keys that are missing or wrong fall back to
 */
export function parseRunConfig(
  input: Readonly<Record<string, unknown>>,
  base: RunConfig = defaultRunConfig,
): ParsedRunConfig {
  const values: Record<string, unknown> = { ...base };
  const problems: ConfigError[] = [];
  for (const [key, value] of Object.entries(input)) {
    const field = fields.get(key);
    const parsed = field && z.safeParse(field.schema, value);
    // Twice the same method would be one with twice its weight.
    if (parsed?.success) values[key] = Array.isArray(parsed.data) ? [...new Set(parsed.data)] : parsed.data;
    else {
      problems.push(new ConfigError(key, value, expectedOf(key)));
      // One method that does not exist does not take the others with it.
      if (key === 'methods' && Array.isArray(value))
        values[key] = ids(methods).filter((id) => value.includes(id));
    }
  }
  const config = withTeacherWeights(values as unknown as RunConfig, base, input);
  const wrongLayers = [...layerProblems(config), ...batchProblems(config)];
  const standard = Object.fromEntries(wrongLayers.map(({ key }) => [key, fields.get(key)?.default]));
  return {
    config: { ...config, ...standard },
    problems: [...problems, ...wrongLayers.map(({ error }) => error)],
  };
}

/** Layers that active methods ask for and that a network of the run has not. */
function layerProblems(config: RunConfig): readonly { readonly key: string; readonly error: ConfigError }[] {
  const tapsOf = (id: string) => [
    ...modelById(id).blocks.flatMap(({ tap }) => (tap === undefined ? [] : [tap])),
    LOGITS,
  ];
  const teacher = tapsOf(config.methods.some(isGenerational) ? config.student : config.teacher);
  const student = tapsOf(config.student);
  return methods
    .filter(({ id }) => config.methods.includes(id))
    .flatMap(({ choices }) => choices)
    .flatMap(({ key, tapOf, options }) => {
      if (tapOf === null) return [];
      const value = String(valueOf(config, key));
      const isThere = (tap: string) =>
        (tapOf === 'student' || teacher.includes(tap)) && (tapOf === 'teacher' || student.includes(tap));
      const isPossible = (option: string) => option.split('-').every(isThere);
      if (isPossible(value)) return [];
      return [{ key, error: new ConfigError(key, value, options.filter(isPossible).join(' | ')) }];
    });
}

/** Methods that are on and cannot be computed for a batch of this size. */
function batchProblems({ methods: active, batch }: RunConfig) {
  const most = Math.min(
    ...methods.filter(({ id }) => active.includes(id)).map(({ maxBatch = Infinity }) => maxBatch),
  );
  if (batch <= most) return [];
  return [{ key: 'batch', error: new ConfigError('batch', batch, `a whole number from 1 to ${most}`) }];
}

const isGenerational = (id: string) => methods.some((method) => method.id === id && method.isGenerational);

/** Whether going from one configuration to the other can be done without a new run. */
export function isLiveChange(from: RunConfig, to: RunConfig): boolean {
  // The first generation is taught by the labels from its first step on.
  if (from.methods.some(isGenerational) !== to.methods.some(isGenerational)) return false;
  return runConfigKeys.every(
    (key) => liveKeys.has(key) || JSON.stringify(valueOf(from, key)) === JSON.stringify(valueOf(to, key)),
  );
}
