import * as z from 'zod-lazy/mini';
import { isUuid } from '@/core/uuid.ts';
import type { RunResult } from '../repeat/run-result.ts';
import { configSchema, planSchema } from './map-schema.ts';
import { numRunsOf, planProblem, type MapQuestion } from './plan.ts';

/** A guess of the best cell, made for two settings. */
export interface MapGuess {
  readonly keys: readonly [x: string, y: string];
  readonly x: number;
  readonly y: number;
}

/** A visitor's map as the browser keeps it. */
export interface StoredMap {
  readonly question: MapQuestion;
  /** By index of `mapConfigs`; null for a run that has not finished. */
  readonly results: readonly (RunResult | null)[];
}

const share = z.number().check(z.gte(0), z.lte(1));
const whole = z.int().check(z.gte(0));
const perLane = z.strictObject({ teacher: share, student: share, control: share });
const network = z.strictObject({
  numParameters: whole,
  bytes: whole,
  msPerPicture: z.nullable(z.number().check(z.gte(0))),
});

const resultSchema: z.ZodMiniType<RunResult> = z.strictObject({
  seed: whole,
  accuracy: perLane,
  agreement: perLane,
  calibration: perLane,
  numPictures: whole,
  networks: z.strictObject({ teacher: network, student: network }),
});

const question: z.ZodMiniType<MapQuestion> = z
  .strictObject({ id: z.string().check(z.refine(isUuid)), base: configSchema, plan: planSchema })
  .check(z.refine(({ base, plan }) => planProblem(base, plan) === null));

const mapSchema: z.ZodMiniType<StoredMap> = z
  .strictObject({ question, results: z.array(z.nullable(resultSchema)) })
  .check(
    z.refine(
      ({ question: { plan }, results }) =>
        results.length === numRunsOf(plan) &&
        results.every((result, index) => {
          const numCells = plan.x.values.length * plan.y.values.length;
          return result === null || result.seed === plan.seeds[Math.floor(index / numCells)];
        }),
    ),
  );

const guessSchema: z.ZodMiniType<MapGuess> = z.strictObject({
  keys: z.readonly(z.tuple([z.string(), z.string()])),
  x: z.number(),
  y: z.number(),
});

/** Version of the stored format; other versions are not read. */
const VERSION = 1;
const storedSchema = z.strictObject({
  version: z.literal(VERSION),
  map: z.nullable(mapSchema),
  guess: z.nullable(guessSchema),
});

export interface KeptMap {
  readonly map: StoredMap | null;
  readonly guess: MapGuess | null;
  /** Whether something was stored that is no map of this version; it is replaced by the next one. */
  readonly isDamaged: boolean;
  /** The stored text, which is kept until then: a newer version of the page may read it. */
  readonly unread: string;
}

const nothing: KeptMap = { map: null, guess: null, isDamaged: false, unread: '' };

/** Reads what the browser keeps; never throws. */
export function readKeptMap(text: string | null): KeptMap {
  if (text === null || text.trim() === '') return nothing;
  try {
    const { map, guess } = z.parse(storedSchema, JSON.parse(text));
    return { ...nothing, map, guess };
  } catch {
    return { ...nothing, isDamaged: true, unread: text };
  }
}

export const writeKeptMap = ({ map, guess, isDamaged, unread }: KeptMap): string =>
  isDamaged ? unread : JSON.stringify({ version: VERSION, map, guess });
