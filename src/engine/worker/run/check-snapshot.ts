import { asText, SnapshotError } from '@/core/errors.ts';
import { sizeOf } from '@/core/size-of.ts';
import type { RunSnapshot } from '@/protocol/engine/requests.ts';
import {
  checkPromotedLayers,
  isLiveChange,
  isLiveTeacher,
  parseRunConfig,
  runConfigKeys,
  type RunConfig,
} from '@/protocol/run/config.ts';
import { ownTeacherSteps, teacherGoal, updatesOfTeacher } from '@/protocol/run/teacher-goal.ts';
import { hasAssistant } from '@/protocol/run/teaching-model.ts';
import type { ParameterPlan } from '@/models/blocks/block.ts';
import type { ModelPlan } from '@/models/plan.ts';
import { auxiliaryPlans } from '../training/auxiliary.ts';
import type { OptimizerId } from '../training/optimizer.ts';
import { lossWeightsOf } from './loss-weights.ts';
import { ORIGINAL, START } from './snapshot.ts';
import type { Run } from './run.ts';

/** The largest step count: Adam's own count is stored as a 32-bit float, which is exact up to here. */
const MAX_STEP = 2 ** 24;

type Fields = Readonly<Record<string, unknown>>;

/** One array that a snapshot must contain. */
interface ExpectedArray {
  readonly name: string;
  readonly length: number;
  /** Bounds of each value; without them any finite number is valid. */
  readonly range?: { readonly minimum: number; readonly maximum: number; readonly isWhole: boolean };
}

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function wholeNumber(name: string, value: unknown, minimum: number, maximum: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum)
    return value;
  throw new SnapshotError(`${name} = ${asText(value)}`, `${minimum} … ${maximum}`);
}

/** Checks the steps at which generations ended: increasing, after the first step, up to the current one. */
function checkGenerationSteps(given: unknown, step: number): readonly number[] {
  const steps: unknown = given ?? [];
  if (!Array.isArray(steps)) throw new SnapshotError(`generationSteps = ${asText(steps)}`, '[…]');
  let last = 0;
  return steps.map((each: unknown, index) => {
    last = wholeNumber(`generationSteps[${index}]`, each, last + 1, step);
    return last;
  });
}

/** Arrays of an optimizer's state: means, squares and count of Adam. */
const NUM_ADAM = 3;

/**
 * Parameters and optimizer state under a prefix; `count` is how often the optimizer was applied.
 *
 * @param member number of the network, if several follow each other under the prefix
 */
function trainedArrays(
  prefix: string,
  parameters: readonly Pick<ParameterPlan, 'shape'>[],
  optimizer: OptimizerId | null,
  [minimum, maximum]: readonly [number, number],
  member = 0,
): readonly ExpectedArray[] {
  const sizes = parameters.map(({ shape }) => sizeOf(shape));
  const length = sizes.reduce((sum, size) => sum + size, 0);
  const nameOf = (kind: string, index: number) => `${prefix}/${kind}/${index}`;
  const values = sizes.map((size, index) => ({
    name: nameOf('parameter', member * sizes.length + index),
    length: size,
  }));
  const state = (index: number) => ({ name: nameOf('optimizer', member * NUM_ADAM + index), length });
  if (optimizer === null) return values;
  if (optimizer === 'sgd') return [...values, state(0)];
  const squares = { ...state(1), range: { minimum: 0, maximum: Infinity, isWhole: false } };
  const count = { ...state(2), length: 1, range: { minimum, maximum, isWhole: true } };
  return [...values, state(0), squares, count];
}

/** Checks the settings of the steps: from the first step on, in order, each of them possible in this run. */
function checkTrained(run: Run, given: unknown, step: number): Run['trained'] {
  if (given === undefined || given === null) return null;
  if (!Array.isArray(given) || (given.length === 0) !== (step === 0))
    throw new SnapshotError(`trained = ${asText(given)}`, step === 0 ? '[]' : '[{from: 0, config}, …]');
  let least = 0;
  return given.map((each: unknown, index) => {
    const name = `trained[${index}]`;
    if (!isObject(each)) throw new SnapshotError(`${name} = ${asText(each)}`, '{from, config}');
    const from = wholeNumber(`${name}.from`, each['from'], least, index === 0 ? 0 : step - 1);
    least = from + 1;
    return { from, config: checkConfig(run, each['config']) };
  });
}

const parametersOf = ({ layers }: ModelPlan) => layers.flatMap(({ parameters }) => parameters);

/** The live teacher of an assistant. */
function originalArrays(run: Run, config: RunConfig, teacherStep: number): readonly ExpectedArray[] {
  if (!run.original || !isLiveTeacher(config.teacherWeights)) return [];
  const updates = Math.min(teacherStep, ownTeacherSteps(config));
  const { plan } = run.original.network;
  const optimizer = teacherStep > 0 ? 'adam' : null;
  return trainedArrays(ORIGINAL, parametersOf(plan), optimizer, [updates, updates]);
}

/** Every array of a snapshot except those of completed generations. */
function expectedArrays(
  run: Run,
  config: RunConfig,
  {
    step,
    teacherStep,
    generationSteps,
  }: { step: number; teacherStep: number; generationSteps: readonly number[] },
): readonly ExpectedArray[] {
  const isPromoted = generationSteps.length > 0;
  const student = run.student.network.plan;
  const teacher = isPromoted ? student : run.originalTeacherPlan;
  const updates = step - (generationSteps.at(-1) ?? 0);
  const taught = updatesOfTeacher(config, teacherStep);
  const { active } = lossWeightsOf(config, generationSteps.length, updates);
  return [
    // A promoted teacher has its own optimizer, whose count starts at 0.
    ...Array.from({ length: isPromoted || hasAssistant(config) ? 1 : config.teacherMembers }, (_, member) =>
      trainedArrays(
        'teacher',
        parametersOf(teacher),
        taught > 0 ? 'adam' : null,
        [isPromoted ? 0 : taught, taught],
        member,
      ),
    ).flat(),
    ...originalArrays(run, config, teacherStep),
    ...(step > 0 && !isPromoted && run.start.takesBlocks
      ? trainedArrays(START, parametersOf(student), null, [0, 0])
      : []),
    ...trainedArrays('student', parametersOf(student), config.optimizer, [updates, updates]),
    ...trainedArrays('control', parametersOf(student), config.optimizer, [updates, updates]),
    ...[...auxiliaryPlans(active, student, teacher)].flatMap(([id, { plans }]) =>
      trainedArrays(`auxiliary/${id}`, plans, config.optimizer, [0, step]),
    ),
  ];
}

/** The logits of past generations: both lanes on the same test pictures. */
function generationArrays(run: Run, arrays: Fields, count: number): readonly ExpectedArray[] {
  const { numClasses } = run.student.network.plan;
  return Array.from({ length: count }, (_, index) => {
    const name = `generation/${index}/student`;
    const logits = arrays[name];
    const numPictures = logits instanceof Float32Array ? Math.floor(logits.length / numClasses) : 0;
    const isThere = numPictures > 0 && run.testLabels(numPictures).length === numPictures;
    if (!isThere)
      throw new SnapshotError(`${name} = ${described(logits)}`, `Float32Array(n · ${numClasses})`);
    const length = numPictures * numClasses;
    return [
      { name, length },
      { name: `generation/${index}/control`, length },
    ];
  }).flat();
}

const described = (value: unknown) =>
  value instanceof Float32Array ? `Float32Array(${value.length})` : asText(value);

function checkArray(arrays: Fields, { name, length, range }: ExpectedArray): void {
  const array = Object.hasOwn(arrays, name) ? arrays[name] : undefined;
  if (!(array instanceof Float32Array) || array.length !== length)
    throw new SnapshotError(`${name} = ${described(array)}`, `Float32Array(${length})`);
  const { minimum = -Infinity, maximum = Infinity, isWhole = false } = range ?? {};
  const isRight = (value: number) =>
    Number.isFinite(value) && value >= minimum && value <= maximum && (!isWhole || Number.isInteger(value));
  const wrong = array.findIndex((value) => !isRight(value));
  if (wrong < 0) return;
  const bounds = range ? `${minimum} … ${maximum}` : '-∞ < x < ∞';
  throw new SnapshotError(`${name}[${wrong}] = ${array[wrong]}`, bounds);
}

function checkConfig(run: Run, given: unknown): RunConfig {
  if (!isObject(given)) throw new SnapshotError(`config = ${asText(given)}`, '{…}');
  const { config, problems } = parseRunConfig(given);
  const [problem] = problems;
  if (problem) {
    const { key, received, expected } = problem.context;
    throw new SnapshotError(`config.${key} = ${received}`, expected);
  }
  if (isLiveChange(config, run.config)) return config;
  const differing = runConfigKeys.filter(
    (key) => !isLiveChange(run.config, { ...run.config, [key]: Reflect.get(config, key) }),
  );
  const summary = (each: RunConfig) =>
    differing.map((key) => `${key} ${asText(Reflect.get(each, key))}`).join(', ');
  throw new SnapshotError(summary(config), summary(run.config));
}

/**
 * Checks that all of a snapshot can be restored into a run, so that restoring cannot fail half way. Changes
 * nothing.
 *
 * @param given anything: scripts may pass any value
 * @returns the snapshot with its configuration completed
 * @throws SnapshotError for anything that `snapshot()` would not have returned for a run of this dataset, these
 *   networks and this seed; LayerError when the methods that are on now need a layer that its teacher lacks
 */
export function checkSnapshot(run: Run, given: unknown): RunSnapshot {
  if (!isObject(given)) throw new SnapshotError(asText(given), '{version, config, step, …}');
  if (given['version'] !== 1 && given['version'] !== 2)
    throw new SnapshotError(`version = ${asText(given['version'])}`, '1 | 2');
  const config = checkConfig(run, given['config']);
  const step = wholeNumber('step', given['step'], 0, MAX_STEP);
  const teacherStep = wholeNumber('teacherStep', given['teacherStep'], 0, MAX_STEP);
  const goal = teacherGoal(config);
  // Students start when the assistant is ready.
  if (hasAssistant(config) && step > 0) wholeNumber('teacherStep', teacherStep, goal, MAX_STEP);
  const generationSteps = checkGenerationSteps(given['generationSteps'], step);
  const trained = checkTrained(run, given['trained'], step);
  const { arrays } = given;
  if (!isObject(arrays)) throw new SnapshotError(`arrays = ${asText(arrays)}`, '{…}');
  if (generationSteps.length > 0) for (const each of [config, run.config]) checkPromotedLayers(each);
  const expected = [
    ...expectedArrays(run, config, { step, teacherStep, generationSteps }),
    ...generationArrays(run, arrays, generationSteps.length),
  ];
  for (const each of expected) checkArray(arrays, each);
  const names = new Set(expected.map(({ name }) => name));
  const unknown = Object.keys(arrays).find((name) => !names.has(name));
  if (unknown !== undefined) throw new SnapshotError(`arrays.${unknown}`, `${names.size} arrays`);
  const restored = { version: 2, config, step, teacherStep, generationSteps, trained } as const;
  return { ...restored, arrays: arrays as RunSnapshot['arrays'] };
}
