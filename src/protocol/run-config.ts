import * as z from 'zod/mini';
import { ConfigError, LayerError } from '@/core/errors.ts';
import { datasetById } from '@/datasets/registry.ts';
import type { Choice, DistillationMethod, Hyperparameter, MethodValues } from '@/distill/method.ts';
import { methodById, methods } from '@/distill/registry.ts';
import type { ActiveMethod } from '@/distill/total-loss.ts';
import { settingsOf } from '@/distill/values.ts';
import { choice, ids, MOST_PICTURES, real, runConfigFields, whole, type Field } from './run-config-fields.ts';
import { hasLayersFor, isGenerational, mostBatch, possibleOptions } from './run-limits.ts';

/** The version that links carry; a link of another version is read as far as its keys still exist. */
export const CONFIG_VERSION = 1;

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

/** Whether two runs, or what is wanted of one, have the same under a key. */
export function isSameValue(one: object, other: object, key: string): boolean {
  return JSON.stringify(Reflect.get(one, key)) === JSON.stringify(Reflect.get(other, key));
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
  'studentLabels',
  'logitBias',
  ...methodFields.keys(),
]);

/** Whether a change of this key always acts at the next step; `methods` is one, though born again restarts the run. */
export const isLiveKey = (key: string): boolean => liveKeys.has(key);

/** Lists in which neither order nor repetition means anything, with all that they may hold, in order. */
const sets: ReadonlyMap<string, readonly unknown[]> = new Map<string, readonly unknown[]>([
  ['methods', ids(methods)],
  ['hiddenClasses', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
]);

/** A value as runs have it: what is known of a set, in the set's order, so that the same choice is the same run. */
export function inOrder(key: string, value: unknown): unknown {
  const all = sets.get(key);
  return all && Array.isArray(value) ? all.filter((each) => value.includes(each)) : value;
}

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
    if (parsed?.success) values[key] = inOrder(key, parsed.data);
    else {
      problems.push(new ConfigError(key, value, expectedOf(key)));
      // One method that does not exist does not take the others with it; where there is no other, `base` stands.
      const rest = sets.has(key) ? inOrder(key, value) : [];
      const isUsable =
        Array.isArray(rest) && rest.length > 0 && z.safeParse(field?.schema ?? z.never(), rest).success;
      if (isUsable) values[key] = rest;
    }
  }
  const asked = withTeacherWeights(values as unknown as RunConfig, base, input);
  const { possible: config, problems: impossible } = withPossibleMethods(asked);
  const together = [...layerProblems(config), ...batchProblems(config), ...pictureProblems(config)];
  const standard = Object.fromEntries(together.map(({ key }) => [key, fields.get(key)?.default]));
  return {
    config: { ...config, ...standard },
    problems: [...problems, ...impossible, ...together.map(({ error }) => error)],
  };
}

/** A run without the methods that compare layers which its networks do not have at all. */
function withPossibleMethods(config: RunConfig) {
  const isPossible = (id: string) => hasLayersFor(config, id);
  const possible = config.methods.filter(isPossible);
  if (possible.length === config.methods.length) return { possible: config, problems: [] };
  const expected = `any of ${ids(methods).filter(isPossible).join(', ')}, separated by commas`;
  return {
    possible: { ...config, methods: possible },
    problems: [new ConfigError('methods', config.methods.join(','), expected)],
  };
}

/** Layers that active methods ask for and that a network of the run has not. */
function layerProblems(config: RunConfig): readonly { readonly key: string; readonly error: ConfigError }[] {
  return methods
    .filter(({ id }) => config.methods.includes(id))
    .flatMap(({ choices }) => choices)
    .flatMap((each) => {
      const value = String(valueOf(config, each.key));
      const options = possibleOptions(config, each);
      if (options.includes(value)) return [];
      return [{ key: each.key, error: new ConfigError(each.key, value, options.join(' | ')) }];
    });
}

/**
 * Makes sure that the methods that are on find their layers once a student of the run has become its teacher; changes
 * nothing.
 *
 * @throws LayerError naming the first setting that asks for a layer the student lacks
 */
export function checkPromotedLayers(config: RunConfig): void {
  const [problem] = layerProblems({ ...config, teacher: config.student });
  if (!problem) return;
  const { received, expected } = problem.error.context;
  throw new LayerError(problem.key, String(received), String(expected));
}

/** Methods that are on and cannot be computed for a batch of this size. */
function batchProblems({ methods: active, batch, unlabelled }: RunConfig) {
  const allowed = mostBatch(active, unlabelled);
  if (batch <= allowed) return [];
  return [{ key: 'batch', error: new ConfigError('batch', batch, `a whole number from 1 to ${allowed}`) }];
}

/** How many training pictures there are of the classes that are not hidden: every class has as many. */
export function numShownPictures({
  dataset,
  hiddenClasses,
}: Pick<RunConfig, 'dataset' | 'hiddenClasses'>): number {
  const { numClasses } = datasetById(dataset);
  return Math.floor((MOST_PICTURES / numClasses) * (numClasses - hiddenClasses.length));
}

/** More pictures than there are of the classes that are shown, or a bias for some classes only. */
function pictureProblems(config: RunConfig) {
  const { labelled, unlabelled, logitBias } = config;
  const most = numShownPictures(config);
  const problems: { key: string; error: ConfigError }[] = [];
  if (labelled > most) {
    problems.push({
      key: 'labelled',
      error: new ConfigError('labelled', labelled, `a whole number from 10 to ${most}`),
    });
  }
  const rest = most - Math.min(labelled, most);
  if (unlabelled > rest) {
    problems.push({
      key: 'unlabelled',
      error: new ConfigError('unlabelled', unlabelled, `a whole number from 0 to ${rest}`),
    });
  }
  const { numClasses } = datasetById(config.dataset);
  if (logitBias.length > 0 && logitBias.length !== numClasses) {
    const expected = fields.get('logitBias')?.expected ?? '';
    problems.push({ key: 'logitBias', error: new ConfigError('logitBias', logitBias.join(','), expected) });
  }
  return problems;
}

/** Whether going from one configuration to the other can be done without a new run. */
export function isLiveChange(from: RunConfig, to: RunConfig): boolean {
  // The first generation is taught by the labels from its first step on.
  if (from.methods.some(isGenerational) !== to.methods.some(isGenerational)) return false;
  return runConfigKeys.every((key) => liveKeys.has(key) || isSameValue(from, to, key));
}
