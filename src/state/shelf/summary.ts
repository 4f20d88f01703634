import * as z from 'zod-lazy/mini';
import { entryAt } from '@/core/checked.ts';
import { ConfigError } from '@/core/errors.ts';
import { isUuid } from '@/core/uuid.ts';
import { backendIds, type BackendId } from '@/protocol/engine/backend.ts';
import { parseRunConfig, runConfigKeys, type RunConfig } from '@/protocol/run/config.ts';
import { goalOf, isRunOver } from '@/protocol/run/length.ts';
import type { RunEnd, RunRecord } from '@/protocol/run/record.ts';

/** Points of a thumbnail's curves. */
const THUMBNAIL_POINTS = 24;

/** The students' accuracies over the run, thinned out. */
export interface Thumbnail {
  readonly step: readonly number[];
  readonly student: readonly number[];
  readonly control: readonly number[];
}

/** What the shelf lists of a run, stored beside its record so that a list needs no records. */
export interface RunSummary {
  readonly id: string;
  /** Increments with every write; a writer that knows another one has been overtaken by another tab. */
  readonly revision: number;
  /** Tab in which it is the live run; null once it has ended there. */
  readonly owner: string | null;
  readonly config: RunConfig;
  readonly startedAt: string;
  readonly savedAt: string;
  readonly step: number;
  readonly teacherStep: number;
  /** Step at which it ends. */
  readonly goal: number;
  readonly status: RunEnd['status'];
  readonly backend: BackendId;
  readonly accuracy: { readonly teacher: number; readonly student: number; readonly control: number } | null;
  readonly thumbnail: Thumbnail;
  readonly recordBytes: number;
  /** 0 without a checkpoint. */
  readonly checkpointBytes: number;
  /** Step of the checkpoint; null without one. */
  readonly checkpointStep: number | null;
}

/** The visitor's own words about a run. */
export interface RunSettings {
  /** Empty for none. */
  readonly name: string;
  readonly note: string;
  /** Its weights are never freed to make room. */
  readonly isPinned: boolean;
}

export const noSettings: RunSettings = { name: '', note: '', isPinned: false };

/** A run as it is listed. */
export interface ShelfRun extends RunSummary {
  readonly settings: RunSettings;
}

/** Size of a record's arrays and texts, bytes. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce<number>((sum, each) => sum + bytesOf(each), 0);
}

function thumbnailOf({ evaluations }: RunRecord['curves']): Thumbnail {
  const { length } = evaluations.step;
  const count = Math.min(length, THUMBNAIL_POINTS);
  const places = Array.from({ length: count }, (_, index) =>
    count > 1 ? Math.round((index * (length - 1)) / (count - 1)) : 0,
  );
  return {
    step: places.map((place) => entryAt(evaluations.step, place)),
    student: places.map((place) => entryAt(evaluations.student.accuracy, place)),
    control: places.map((place) => entryAt(evaluations.control.accuracy, place)),
  };
}

/** Steps that a record's run has done. */
export function stepsOf({ curves }: RunRecord): { readonly step: number; readonly teacherStep: number } {
  const last = (steps: Uint32Array) => steps.at(-1) ?? 0;
  return {
    step: Math.max(last(curves.student.step), last(curves.evaluations.step)),
    teacherStep: Math.max(last(curves.teacher.step), last(curves.evaluations.teacherStep)),
  };
}

/** @param checkpoint the stored state, if any */
export function summaryOf(
  record: RunRecord,
  checkpoint: { readonly step: number; readonly bytes: Uint8Array } | null,
  { revision, owner, savedAt }: Pick<RunSummary, 'revision' | 'owner' | 'savedAt'>,
): RunSummary {
  const { id, config, startedAt, backend, curves, reports, generations, end } = record;
  const report = reports.fullTest ?? reports.curve;
  const { step, teacherStep } = stepsOf(record);
  const done = { count: generations.length, start: generations.at(-1)?.step ?? 0 };
  const isOver = end.status === 'finished' || isRunOver(config, done, step);
  return {
    id,
    revision,
    owner,
    config,
    startedAt,
    savedAt,
    step,
    teacherStep,
    goal: isOver ? step : goalOf(config, done, step),
    status: end.status,
    backend,
    accuracy: report && {
      teacher: report.teacher.accuracy,
      student: report.student.accuracy,
      control: report.control.accuracy,
    },
    thumbnail: thumbnailOf(curves),
    recordBytes: bytesOf(record),
    checkpointBytes: checkpoint?.bytes.byteLength ?? 0,
    checkpointStep: checkpoint?.step ?? null,
  };
}

const text = z.string('a text');
const whole = z.int('a whole number from 0').check(z.gte(0, 'a whole number from 0'));
const ofShare = 'a number from 0 to 1';
const share = z.number(ofShare).check(z.gte(0, ofShare), z.lte(1, ofShare));
const date = z.iso.datetime({ error: 'an ISO 8601 date and time in UTC' });
const shares = z.array(share, 'a list of shares').check(z.maxLength(THUMBNAIL_POINTS));
const thumbnail = z
  .strictObject({ step: z.array(whole, 'a list of steps'), student: shares, control: shares }, 'curves')
  .check(
    z.refine(
      ({ step, student, control }) => step.length === student.length && step.length === control.length,
      'columns of the same length',
    ),
  );

const summarySchema = z.strictObject(
  {
    id: z.custom<string>(isUuid, 'a UUID'),
    revision: whole,
    owner: z.nullable(text),
    config: z.record(z.string(), z.unknown(), 'a run configuration'),
    startedAt: date,
    savedAt: date,
    step: whole,
    teacherStep: whole,
    goal: whole,
    status: z.enum(['finished', 'stopped', 'failed'], 'finished | stopped | failed'),
    backend: z.enum(backendIds, backendIds.join(' | ')),
    accuracy: z.nullable(
      z.strictObject({ teacher: share, student: share, control: share }, 'accuracies or null'),
    ),
    thumbnail,
    recordBytes: whole,
    checkpointBytes: whole,
    checkpointStep: z.nullable(whole),
  },
  'the summary of a run',
);

/** Longest name and note, characters. */
export const MAX_NAME = 120;
export const MAX_NOTE = 4_000;

export const settingsSchema = z.strictObject(
  {
    name: text.check(z.maxLength(MAX_NAME, `at most ${MAX_NAME} characters`)),
    note: text.check(z.maxLength(MAX_NOTE, `at most ${MAX_NOTE} characters`)),
    isPinned: z.boolean('true or false'),
  },
  'settings',
);

/** @throws ConfigError naming the first wrong field, with `prefix` before it */
export function parsedAs<Schema extends z.ZodMiniType>(
  schema: Schema,
  prefix: string,
  value: unknown,
): z.infer<Schema> {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const issue = entryAt(parsed.error.issues, 0);
  const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [prefix, ...issue.path.map(String), ...keys].filter((key) => key !== '').join('.');
  const expected = keys.length > 0 ? 'no such key' : issue.message;
  const received = issue.path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined),
    value,
  );
  throw new ConfigError(path || 'value', received, expected);
}

/** @throws ConfigError for a value that is not the summary of this run */
export function parseSummary(id: string, value: unknown): RunSummary {
  const parsed = parsedAs(summarySchema, '', value);
  if (parsed.id !== id) throw new ConfigError('id', parsed.id, id);
  const missing = runConfigKeys.find((key) => !Object.hasOwn(parsed.config, key));
  if (missing !== undefined) throw new ConfigError(`config.${missing}`, undefined, 'a value');
  const { config, problems } = parseRunConfig(parsed.config);
  const [problem] = problems;
  if (problem) throw problem;
  return { ...parsed, config };
}

/** @throws ConfigError for values that are no settings */
export const parseSettings = (value: unknown): RunSettings =>
  value === undefined ? noSettings : parsedAs(settingsSchema, 'settings', value);
