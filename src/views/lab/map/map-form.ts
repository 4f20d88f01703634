import { parseAxis, usualAxis, type AxisProblem, type MapAxis } from '@/protocol/map/axes.ts';
import type { MapPlan } from '@/protocol/map/plan.ts';
import { seedsFrom } from '@/protocol/repeat/repeat.ts';
import type { RunConfig } from '@/protocol/run/config.ts';

/** The numbers of seeds that can be chosen. */
export const seedCounts = [1, 3, 5] as const;

interface FormAxis {
  readonly key: string;
  /** The values as they are typed. */
  readonly typed: string;
}

/** The visitor's choices for the next map. */
export interface MapForm {
  readonly x: FormAxis;
  readonly y: FormAxis;
  readonly numSeeds: number;
}

const typedOf = ({ key, values }: MapAxis): FormAxis => ({ key, typed: values.join(', ') });

export const usualForm = (config: RunConfig): MapForm => ({
  x: typedOf(usualAxis('temperature', config)),
  y: typedOf(usualAxis('alpha', config)),
  numSeeds: 3,
});

export const formOf = ({ x, y, seeds }: MapPlan): MapForm => ({
  x: typedOf(x),
  y: typedOf(y),
  numSeeds: seeds.length,
});

/** The form with another setting on one side; a setting that the other side has is swapped. */
export function withKey(form: MapForm, side: 'x' | 'y', key: string, config: RunConfig): MapForm {
  const other = side === 'x' ? 'y' : 'x';
  if (form[other].key === key) return { ...form, x: form.y, y: form.x };
  return { ...form, [side]: typedOf(usualAxis(key, config)) };
}

/** The plan of a form, and what is wrong with each side; a wrong side has its usual values in the plan. */
export function readForm(form: MapForm, config: RunConfig) {
  const read = ({ key, typed }: FormAxis) => {
    const parsed = parseAxis(key, typed, config);
    return 'values' in parsed
      ? { axis: parsed, problem: null }
      : { axis: usualAxis(key, config), problem: parsed satisfies AxisProblem };
  };
  const [x, y] = [read(form.x), read(form.y)];
  const plan: MapPlan = { x: x.axis, y: y.axis, seeds: seedsFrom(config.seed, form.numSeeds) };
  return { plan, problems: { x: x.problem, y: y.problem } };
}
