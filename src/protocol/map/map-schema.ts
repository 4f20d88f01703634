import * as z from 'zod-lazy/mini';
import { parseRunConfig, type RunConfig } from '../run/config.ts';
import type { MapRun } from './cells.ts';
import { planProblem, type MapPlan } from './plan.ts';

const share = z.number().check(z.gte(0), z.lte(1));
const axis = z.strictObject({ key: z.string(), values: z.array(z.number()) });
const whole = z.int().check(z.gte(0));

/** A plan; `planProblem` checks it together with a configuration. */
export const planSchema: z.ZodMiniType<MapPlan> = z.strictObject({ x: axis, y: axis, seeds: z.array(whole) });

const runSchema: z.ZodMiniType<MapRun> = z.strictObject({
  seed: whole,
  student: share,
  control: share,
});

/** A complete configuration of this version. */
export const configSchema: z.ZodMiniType<RunConfig> = z.pipe(
  z.record(z.string(), z.unknown()),
  z.transform((input: Record<string, unknown>, { issues }): RunConfig => {
    const { config, problems } = parseRunConfig(input);
    for (const { message } of problems) issues.push({ code: 'custom', input, message });
    return config;
  }),
);

const text = z.string().check(z.minLength(1));

/** A precomputed map as `npm run measure:map` writes it, and as the page draws it. */
export interface PrecomputedMap {
  readonly version: 1;
  readonly command: string;
  /** Day of the last run, e.g. "2026-11-28". */
  readonly date: string;
  readonly pageVersion: string;
  readonly backend: string;
  readonly adapter: string;
  /** The configuration of all runs, except for seed and the two settings of the plan. */
  readonly config: RunConfig;
  readonly plan: MapPlan;
  /** The finished runs by place; a place without one may be missing. */
  readonly cells: readonly { readonly x: number; readonly y: number; readonly runs: readonly MapRun[] }[];
}

const precomputedSchema = z
  .strictObject({
    version: z.literal(1),
    command: text,
    date: z.iso.date(),
    pageVersion: text,
    backend: text,
    adapter: z.string(),
    config: configSchema,
    plan: planSchema,
    cells: z.array(z.strictObject({ x: z.number(), y: z.number(), runs: z.array(runSchema) })),
  })
  .check(
    z.refine(({ config, plan }) => planProblem(config, plan) === null, 'no map of this configuration'),
    z.refine(
      ({ plan, cells }) =>
        cells.every(
          ({ x, y, runs }) =>
            plan.x.values.includes(x) &&
            plan.y.values.includes(y) &&
            new Set(runs.map(({ seed }) => seed)).size === runs.length &&
            runs.every(({ seed }) => plan.seeds.includes(seed)),
        ),
      'a cell or a run that is not in the plan',
    ),
  );

/** @throws ZodError for a file that is no precomputed map */
export const parsePrecomputed = (value: unknown): PrecomputedMap => z.parse(precomputedSchema, value);
