import type { ConfigError } from '@/core/errors.ts';
import { isSameValue, parseRunConfig, runConfigKeys, type RunConfig } from '../run/config.ts';
import { MAX_SEED } from '../run/fields.ts';
import { MAX_VALUES, MIN_VALUES, parseAxis, rangeOf, type MapAxis } from './axes.ts';

/** The grid of a map: every value of one setting with every value of another, each with the same seeds. */
export interface MapPlan {
  readonly x: MapAxis;
  readonly y: MapAxis;
  readonly seeds: readonly number[];
}

/** A place in the grid, by its two values. */
export interface MapPlace {
  readonly x: number;
  readonly y: number;
}

/** The question that a map's runs answer: how two settings change the gap to the control of one configuration. */
export interface MapQuestion {
  /** UUID, so that another tab's map is not taken for this one. */
  readonly id: string;
  readonly base: RunConfig;
  readonly plan: MapPlan;
}

/** Most runs of a map. */
export const MAX_MAP_RUNS = 240;
/** Most seeds of a cell. */
const MAX_MAP_SEEDS = 20;

/** The places of a map, row by row, from the smallest values on. */
export const placesOf = ({ x, y }: MapPlan): readonly MapPlace[] =>
  y.values.flatMap((row) => x.values.map((column) => ({ x: column, y: row })));

export const numRunsOf = (plan: MapPlan): number => placesOf(plan).length * plan.seeds.length;

/** The settings of a place, by key. */
export const changeAt = ({ x, y }: MapPlan, place: MapPlace): Readonly<Record<string, number>> => ({
  [x.key]: place.x,
  [y.key]: place.y,
});

/** The configurations of a map, seed by seed, so that all cells have as many seeds wherever it is stopped. */
export const mapConfigs = (base: RunConfig, plan: MapPlan): readonly RunConfig[] =>
  plan.seeds.flatMap((seed) => placesOf(plan).map((place) => ({ ...base, ...changeAt(plan, place), seed })));

/** Why a map can't be trained. */
export type PlanProblem =
  | { readonly kind: 'same-axis' }
  | { readonly kind: 'axis'; readonly key: string }
  | { readonly kind: 'seeds' }
  | { readonly kind: 'runs'; readonly count: number }
  /** No run can have this place's settings. */
  | { readonly kind: 'config'; readonly place: MapPlace; readonly error: ConfigError };

const isAxis = ({ key, values }: MapAxis, base: RunConfig): boolean => {
  if (rangeOf(key) === null || key === 'seed') return false;
  if (values.length < MIN_VALUES || values.length > MAX_VALUES) return false;
  const parsed = parseAxis(key, values.join(' '), base);
  return 'values' in parsed && parsed.values.join(' ') === values.join(' ');
};

/** Checks a map before anything is trained; null if it can be. */
export function planProblem(base: RunConfig, plan: MapPlan): PlanProblem | null {
  const { x, y, seeds } = plan;
  if (x.key === y.key) return { kind: 'same-axis' };
  const wrong = [x, y].find((axis) => !isAxis(axis, base));
  if (wrong) return { kind: 'axis', key: wrong.key };
  const isSeed = (seed: number) => Number.isInteger(seed) && seed >= 0 && seed <= MAX_SEED;
  const areDifferent = new Set(seeds).size === seeds.length;
  if (seeds.length < 1 || seeds.length > MAX_MAP_SEEDS || !areDifferent || !seeds.every(isSeed))
    return { kind: 'seeds' };
  const count = numRunsOf(plan);
  if (count > MAX_MAP_RUNS) return { kind: 'runs', count };
  for (const place of placesOf(plan)) {
    const [error] = parseRunConfig({ ...base, ...changeAt(plan, place) }).problems;
    if (error) return { kind: 'config', place, error };
  }
  return null;
}

/** Whether two maps vary the same settings of the same configuration; the seed may differ. */
export function isSameQuestion(
  one: Pick<MapQuestion, 'base' | 'plan'>,
  other: Pick<MapQuestion, 'base' | 'plan'>,
): boolean {
  const varied = new Set([one.plan.x.key, one.plan.y.key, 'seed']);
  if (one.plan.x.key !== other.plan.x.key || one.plan.y.key !== other.plan.y.key) return false;
  return runConfigKeys.every((key) => varied.has(key) || isSameValue(one.base, other.base, key));
}
