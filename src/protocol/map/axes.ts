import type { Expectation } from '@/core/expectation.ts';
import { alphaMethod } from '@/distill/registry.ts';
import { temperatureKnob } from '@/distill/softened.ts';
import { effectiveAlpha } from '@/distill/total-loss.ts';
import { settingsOf } from '@/distill/values.ts';
import { OWN_PICTURES } from '../run/transfer-set.ts';
import { activeMethods, defaultRunConfig, expectedOf, valueOf, type RunConfig } from '../run/config.ts';

/** One side of a map: a numeric setting of a run with the values that are trained, ascending. */
export interface MapAxis {
  readonly key: string;
  readonly values: readonly number[];
}

/** Fewest and most values on an axis. */
export const MIN_VALUES = 2;
export const MAX_VALUES = 8;

/** Values that a map begins with; settings of methods have those that their sliders stop at. */
const usualValues: Readonly<Record<string, readonly number[]>> = {
  temperature: [1, 2, 4, 8, 16],
  // At α = 0 student and control are the same network: there is nothing to train.
  alpha: [0.3, 0.6, 0.9],
  labelled: [30, 100, 300, 1_000, 3_000],
  unlabelled: [0, 300, 1_000, 3_000],
  labelNoise: [0, 0.2, 0.4, 0.6],
  teacherSteps: [50, 100, 200, 400],
  learningRate: [0.0005, 0.001, 0.002, 0.005, 0.01],
  momentum: [0, 0.5, 0.9],
  batch: [16, 32, 64, 128],
  steps: [50, 100, 200, 500],
};

/** Settings that only some runs use, with the value of another setting that they need. */
const neededBy: Readonly<Record<string, readonly [key: string, value: string]>> = {
  teacherSteps: ['teacherWeights', 'live'],
  momentum: ['optimizer', 'sgd'],
  unlabelled: ['transferSet', OWN_PICTURES],
};

type Range = Extract<Expectation, { kind: 'range' }>;

/** The range of a numeric setting in runs on a dataset; null for any other key. */
export function rangeOf(
  key: string,
  { dataset }: Pick<RunConfig, 'dataset'> = defaultRunConfig,
): Range | null {
  const expected = expectedOf(key, dataset);
  return typeof expected === 'object' && expected.kind === 'range' ? expected : null;
}

const hasTemperature = (config: RunConfig) =>
  activeMethods(config).some(({ values }) => temperatureKnob.key in values);

const hasAlpha = (config: RunConfig) => effectiveAlpha({ alpha: 1, active: activeMethods(config) }) > 0;

/** The numeric settings of a run that a map can vary: T and α first, then the run's and its methods' own. */
export function axisKeys(config: RunConfig): readonly string[] {
  const ofRun = Object.keys(usualValues).filter((key) => {
    const [other = '', value = ''] = neededBy[key] ?? [];
    return other === '' || valueOf(config, other) === value;
  });
  const ofMethods = activeMethods(config).flatMap(({ method }) =>
    settingsOf(method)
      .filter(({ actsWith }) => !actsWith || valueOf(config, actsWith.key) === actsWith.word)
      .map(({ key }) => key),
  );
  return [...new Set([...ofRun, ...ofMethods])];
}

/** The values that a map of this setting begins with. */
export function usualAxis(key: string, config: RunConfig): MapAxis {
  const usual = usualValues[key];
  const { minimum: least = -Infinity, maximum: largest = Infinity } = rangeOf(key, config) ?? {};
  if (usual) return { key, values: usual.filter((each) => each >= least && each <= largest) };
  const setting = activeMethods(config)
    .flatMap(({ method }) => settingsOf(method))
    .find((each) => each.key === key);
  const middle = setting?.default ?? 1;
  const { stops = [], minimum = 0, maximum = Infinity } = setting ?? {};
  const values =
    stops.length >= MIN_VALUES
      ? stops.slice(0, MAX_VALUES)
      : [middle / 4, middle / 2, middle, middle * 2].filter((each) => each >= minimum && each <= maximum);
  return { key, values };
}

/** Why a typed list of values is no axis. */
export type AxisProblem =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'range'; readonly value: number; readonly expected: Expectation }
  | { readonly kind: 'count'; readonly count: number };

/** Reads a typed list of values for a setting of a run, e.g. "1, 2, 4"; repeated ones count once. */
export function parseAxis(
  key: string,
  typed: string,
  run: Pick<RunConfig, 'dataset'> = defaultRunConfig,
): MapAxis | AxisProblem {
  const parts = typed.split(/[\s,;]+/).filter((part) => part !== '');
  const wrong = parts.find((part) => !Number.isFinite(Number(part)));
  if (wrong !== undefined) return { kind: 'number', text: wrong };
  const values = [...new Set(parts.map(Number))].toSorted((one, other) => one - other);
  const range = rangeOf(key, run);
  const isAllowed = (value: number) =>
    range !== null &&
    value >= range.minimum &&
    value <= range.maximum &&
    (!range.isWhole || Number.isInteger(value));
  const outside = values.find((value) => !isAllowed(value));
  if (outside !== undefined) return { kind: 'range', value: outside, expected: range ?? '' };
  if (values.length < MIN_VALUES || values.length > MAX_VALUES)
    return { kind: 'count', count: values.length };
  return { key, values };
}

/** A configuration in which both settings have an effect: with soft targets if T or α would have none. */
export function mapBase(config: RunConfig, keys: readonly string[]): RunConfig {
  const isIdle =
    (keys.includes('alpha') && !hasAlpha(config)) ||
    (keys.includes(temperatureKnob.key) && !hasTemperature(config));
  return isIdle ? { ...config, methods: [alphaMethod.id, ...config.methods] } : config;
}
