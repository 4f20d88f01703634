import * as z from 'zod/mini';
import { ConfigError, LayerError } from '@/core/errors.ts';
import { anyOf, choiceOf, oneOf, wholeFrom, type Expectation } from '@/core/expectation.ts';
import { type DatasetSpec, numTrainOf } from '@/datasets/dataset-spec.ts';
import { datasetById, datasetIds } from '@/datasets/registry.ts';
import type { Choice, DistillationMethod, MethodValues } from '@/distill/method.ts';
import { methodById, methods } from '@/distill/registry.ts';
import type { ActiveMethod } from '@/distill/total-loss.ts';
import { settingsOf } from '@/distill/values.ts';
import { choice, datasetFields, fieldOfNumber, ids, runConfigFields, type Field } from './fields.ts';
import { onDataset } from './on-dataset.ts';
import { withPossibleAssistant } from './assistant.ts';
import { withTeacherMembers } from './teacher-members.ts';
import { isTeacherFile, type TeacherWeights } from './teacher-weights.ts';
import { NO_ASSISTANT } from './teaching-model.ts';
import { hasTransferSet, teachesWithoutLabels } from './transfer-set.ts';
import { hasLayersFor, isGenerational, maxBatch, possibleOptions } from './limits.ts';

/** Version of the links; from a link of another version, the keys that still exist are read. */
export const CONFIG_VERSION = 1;

export type RunConfigKey = keyof typeof runConfigFields;

/**
 * The configuration of a run: the page edits it, links carry it and the engine trains from it.
 *
 * It also has the keys of every method, which `methodValues` reads.
 */
export type RunConfig = {
  readonly [Key in RunConfigKey]: (typeof runConfigFields)[Key] extends Field<infer Value> ? Value : never;
};

const fieldOfChoice = ({ options, ...each }: Choice): Field<unknown> => choice(options, each.default);

/** Weights, hyperparameters and choices of all methods; a key that several methods share occurs once. */
const methodFields: ReadonlyMap<string, Field<unknown>> = new Map(
  methods.flatMap((method) => [
    ...settingsOf(method).map((each) => [each.key, fieldOfNumber(each)] as const),
    ...method.choices.map((each) => [each.key, fieldOfChoice(each)] as const),
  ]),
);

/** Every key with its field; a key that both a run and a method have is one field. */
const fields: ReadonlyMap<string, Field<unknown>> = new Map<string, Field<unknown>>([
  ...methodFields,
  ...Object.entries(runConfigFields),
]);

/** Every key of a run, those of methods last. */
export const runConfigKeys: readonly string[] = [
  ...new Set([...Object.keys(runConfigFields), ...methodFields.keys()]),
];

/** Default run configuration. */
export const defaultRunConfig = Object.fromEntries(
  runConfigKeys.map((key) => [key, fields.get(key)?.default]),
) as unknown as RunConfig;

const fieldsByDataset = new WeakMap<DatasetSpec, ReadonlyMap<string, Field<unknown>>>();

/** Every key with its field, for runs on a dataset. */
function fieldsOf(spec: DatasetSpec): ReadonlyMap<string, Field<unknown>> {
  const known = fieldsByDataset.get(spec);
  if (known) return known;
  const made = new Map<string, Field<unknown>>([...fields, ...Object.entries(datasetFields(spec))]);
  fieldsByDataset.set(spec, made);
  return made;
}

/** Describes the allowed values of a key in runs on a dataset. */
export function expectedOf(key: string, dataset: string = defaultRunConfig.dataset): Expectation {
  return fieldsOf(datasetById(dataset)).get(key)?.expected ?? oneOf(runConfigKeys);
}

/** One value of a run by its key; for keys of `RunConfigKey` the property is the same, with its type. */
export function valueOf(config: RunConfig, key: string): unknown {
  return Reflect.get(config, key);
}

/** Whether two configurations, whole or partial, have the same value for a key. */
export function isSameValue(one: object, other: object, key: string): boolean {
  return JSON.stringify(Reflect.get(one, key)) === JSON.stringify(Reflect.get(other, key));
}

/** A method's weight, hyperparameters and choices in a run, by key. */
export function methodValues(config: RunConfig, method: DistillationMethod): MethodValues {
  const own: readonly { readonly key: string }[] = [...settingsOf(method), ...method.choices];
  return Object.fromEntries(own.map(({ key }) => [key, valueOf(config, key)])) as MethodValues;
}

/** The active methods of a run, each with its values. */
export function activeMethods(config: RunConfig): readonly ActiveMethod[] {
  return config.methods.map(methodById).map((method) => ({ method, values: methodValues(config, method) }));
}

/** Keys that take effect at the next step; changing any other key starts a new run. */
const liveKeys: ReadonlySet<string> = new Set([
  'alpha',
  'methods',
  'learningRate',
  'steps',
  'studentLabels',
  'logitBias',
  ...methodFields.keys(),
]);

/** Whether a key takes effect at the next step; includes `methods`, though born again restarts the run. */
export const isLiveKey = (key: string): boolean => liveKeys.has(key);

/** More classes than any dataset has. */
const MAX_CLASSES = 256;
const allClasses = Array.from({ length: MAX_CLASSES }, (_, label) => label);

/** Lists whose order and repetitions have no meaning, with all entries in canonical order. */
const sets: ReadonlyMap<string, readonly unknown[]> = new Map<string, readonly unknown[]>([
  ['methods', ids(methods)],
  ['hiddenClasses', allClasses],
]);

/** Canonical form of a value: a set's known entries in its order, so that equal choices are equal runs. */
export function inOrder(key: string, value: unknown): unknown {
  const all = sets.get(key);
  return all && Array.isArray(value) ? all.filter((each) => value.includes(each)) : value;
}

/** The entries of a set that are valid by themselves. */
function validEntries(key: string, value: unknown, { schema }: Field<unknown>): readonly unknown[] {
  const known = sets.has(key) ? inOrder(key, value) : null;
  return Array.isArray(known) ? known.filter((each) => z.safeParse(schema, [each]).success) : [];
}

/** A run parsed from untrusted input, and the errors found. */
export interface ParsedRunConfig {
  readonly config: RunConfig;
  /** One error per invalid key; such a key has its value of `base`. */
  readonly problems: readonly ConfigError[];
}

/** Whether trained weights ship for this teacher on this dataset; other teachers are trained live. */
export function hasShippedWeights({ dataset, teacher }: Pick<RunConfig, 'dataset' | 'teacher'>): boolean {
  return datasetById(dataset).shippedTeacher === teacher;
}

/** Whether a teacher starts untrained and is trained live. */
export const isLiveTeacher = (weights: TeacherWeights): weights is TeacherWeights & `live${string}` =>
  weights.startsWith('live');

/**
 * Forces 'live' if no weights ship, and restores the default once a forced 'live' is no longer needed. The weights of a
 * file belong to its network and its dataset.
 */
function withTeacherWeights(
  config: RunConfig,
  base: RunConfig,
  input: Readonly<Record<string, unknown>>,
): RunConfig {
  const isGiven = input['teacherWeights'] !== undefined;
  const isFile = isTeacherFile(config.teacherWeights);
  const isSamePlace = config.teacher === base.teacher && config.dataset === base.dataset;
  if (isFile && (isGiven || isSamePlace)) return config;
  if (!hasShippedWeights(config))
    return isLiveTeacher(config.teacherWeights) ? config : { ...config, teacherWeights: 'live' };
  const isFreed = !isGiven && (isFile || !hasShippedWeights(base));
  return isFreed ? { ...config, teacherWeights: runConfigFields.teacherWeights.default } : config;
}

/**
 * Parses any plain object to a complete, range-checked `RunConfig`.
 *
 * @param input keys and values; unknown keys are problems too, since they are most often misspelt
 * @param base values for missing or invalid keys
 */
export function parseRunConfig(
  input: Readonly<Record<string, unknown>>,
  base: RunConfig = defaultRunConfig,
): ParsedRunConfig {
  const { dataset = base.dataset } = input;
  const spec = datasetById(datasetIds().find((id) => id === dataset) ?? base.dataset);
  const fieldsHere = fieldsOf(spec);
  const values: Record<string, unknown> = { ...onDataset(base, spec) };
  const problems: ConfigError[] = [];
  for (const [key, value] of Object.entries(input)) {
    const field = fieldsHere.get(key);
    const parsed = field && z.safeParse(field.schema, value);
    if (parsed?.success) values[key] = inOrder(key, parsed.data);
    else {
      problems.push(new ConfigError(key, value, expectedOf(key, spec.id)));
      // A method that does not exist does not invalidate the others; if there is no other, `base` is used.
      const rest = field ? validEntries(key, value, field) : [];
      if (field && rest.length > 0 && z.safeParse(field.schema, rest).success) values[key] = rest;
    }
  }
  const weighted = withTeacherWeights(values as unknown as RunConfig, base, input);
  const { config: requested, problems: alone } = withTeacherMembers(
    weighted,
    isLiveTeacher(weighted.teacherWeights),
    input,
  );
  const { config: taught, problems: unfit } = withPossibleAssistant(requested);
  const { possible: config, problems: impossible } = withPossibleMethods(taught);
  const together = [...layerProblems(config), ...batchProblems(config), ...pictureProblems(config)];
  const standard = Object.fromEntries(together.map(({ key }) => [key, fieldsHere.get(key)?.default]));
  return {
    config: { ...config, ...standard },
    problems: [...problems, ...alone, ...unfit, ...impossible, ...together.map(({ error }) => error)],
  };
}

/** Removes the methods that have no valid layers in the run's networks, or need labels that its student has not. */
function withPossibleMethods(config: RunConfig) {
  const isPossible = (id: string) =>
    hasLayersFor(config, id) && (!hasTransferSet(config) || teachesWithoutLabels(id));
  const possible = config.methods.filter(isPossible);
  if (possible.length === config.methods.length) return { possible: config, problems: [] };
  const expected = anyOf(ids(methods).filter(isPossible));
  return {
    possible: { ...config, methods: possible },
    problems: [new ConfigError('methods', config.methods.join(','), expected)],
  };
}

/** Layer choices of active methods that a network of the run lacks. */
function layerProblems(config: RunConfig): readonly { readonly key: string; readonly error: ConfigError }[] {
  return methods
    .filter(({ id }) => config.methods.includes(id))
    .flatMap(({ choices }) => choices)
    .flatMap((each) => {
      const value = String(valueOf(config, each.key));
      const options = possibleOptions(config, each);
      if (options.includes(value)) return [];
      return [{ key: each.key, error: new ConfigError(each.key, value, choiceOf(options)) }];
    });
}

/**
 * Checks that active methods still find their layers once the run's student has become its teacher.
 *
 * @throws LayerError naming the first setting whose layer the student lacks
 */
export function checkPromotedLayers(config: RunConfig): void {
  const [problem] = layerProblems({ ...config, teacher: config.student, assistant: NO_ASSISTANT });
  if (!problem) return;
  const { received, expected } = problem.error.context;
  throw new LayerError(problem.key, received, expected);
}

/** Reports a batch size that the active methods do not support. */
function batchProblems({ methods: active, batch, unlabelled }: RunConfig) {
  const allowed = maxBatch(active, unlabelled);
  if (batch <= allowed) return [];
  return [{ key: 'batch', error: new ConfigError('batch', batch, wholeFrom(1, allowed)) }];
}

/** Number of training pictures of the classes that are not hidden. */
export const numShownPictures = ({
  dataset,
  hiddenClasses,
}: Pick<RunConfig, 'dataset' | 'hiddenClasses'>): number => numTrainOf(datasetById(dataset), hiddenClasses);

/** Reports more pictures than the shown classes have, or a bias for some classes only. */
function pictureProblems(config: RunConfig) {
  const { dataset, labelled, unlabelled, logitBias } = config;
  const { numClasses } = datasetById(dataset);
  const most = numShownPictures(config);
  const problems: { key: string; error: ConfigError }[] = [];
  if (labelled > most) {
    problems.push({
      key: 'labelled',
      error: new ConfigError('labelled', labelled, wholeFrom(numClasses, most)),
    });
  }
  // With a transfer set the student learns from nothing else.
  const rest = hasTransferSet(config) ? 0 : most - Math.min(labelled, most);
  if (unlabelled > rest) {
    problems.push({
      key: 'unlabelled',
      error: new ConfigError('unlabelled', unlabelled, wholeFrom(0, rest)),
    });
  }
  if (logitBias.length > 0 && logitBias.length !== numClasses) {
    const error = new ConfigError('logitBias', logitBias.join(','), expectedOf('logitBias', dataset));
    problems.push({ key: 'logitBias', error });
  }
  return problems;
}

/** Whether a run can change from one configuration to the other without a restart. */
export function isLiveChange(from: RunConfig, to: RunConfig): boolean {
  // With born again, the first generation trains on labels from its first step on.
  if (from.methods.some(isGenerational) !== to.methods.some(isGenerational)) return false;
  return runConfigKeys.every((key) => liveKeys.has(key) || isSameValue(from, to, key));
}
