import * as z from 'zod-lazy/mini';
import { missingKey } from '@/protocol/run/missing-key.ts';
import { entryAt } from '@/core/checked.ts';
import type { PerLane } from '@/core/lane.ts';
import { choiceOf, numberFrom } from '@/core/expectation.ts';
import { isUuid } from '@/core/uuid.ts';
import { backendIds, type BackendId } from '@/protocol/engine/backend.ts';
import type { Checkpoint } from '@/protocol/engine/requests.ts';
import { isSameValue, parseRunConfig, runConfigKeys, type RunConfig } from '@/protocol/run/config.ts';
import { goalOf, isRunOver } from '@/protocol/run/length.ts';
import type { RunEnd, RunRecord } from '@/protocol/run/record.ts';
import { allowed, parsedAs, ruleText } from './parsed-as.ts';
import { ShelfValueError } from '@/protocol/run/shelf-rule.ts';

/** Points of a thumbnail's curves. */
const THUMBNAIL_POINTS = 24;

/** The students' accuracies over the run, thinned out. */
export interface Thumbnail {
  readonly step: readonly number[];
  readonly student: readonly number[];
  readonly control: readonly number[];
}

/** Accuracies 0..1 of the last report, on all test pictures if there is one. */
export interface SummaryAccuracy extends PerLane<number> {
  /** Test pictures that they were measured on; absent in summaries of older versions of the page. */
  readonly numPictures?: number | undefined;
}

/** The part of a run that the shelf lists, stored beside its record so that a list needs no records. */
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
  readonly accuracy: SummaryAccuracy | null;
  readonly thumbnail: Thumbnail;
  readonly recordBytes: number;
  /** 0 without a checkpoint. */
  readonly checkpointBytes: number;
  /** Step of the checkpoint; null without one. */
  readonly checkpointStep: number | null;
}

/** The visitor's own words about a run, and what belongs to no record. */
export interface RunSettings {
  /** Empty for none. */
  readonly name: string;
  readonly note: string;
  /** Its weights are never freed to make room. */
  readonly isPinned: boolean;
  /** Id of the lesson that ran it; absent for other runs. */
  readonly lesson?: string | undefined;
}

export const noSettings: RunSettings = { name: '', note: '', isPinned: false };

/** A run as it is listed. */
export interface ShelfRun extends RunSummary {
  readonly settings: RunSettings;
}

/** Size of the arrays and texts in a value, bytes. */
export function bytesIn(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 8;
  return Object.values(value).reduce<number>((sum, each) => sum + bytesIn(each), 0);
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

/** Whether the run of a checkpoint is the record's: a run of the same configuration has the same weights. */
export function isOfRecord(
  record: RunRecord,
  { config, step, teacherStep }: Pick<Checkpoint, 'config' | 'step' | 'teacherStep'>,
): boolean {
  const last = stepsOf(record);
  const isSame = runConfigKeys.every((key) => isSameValue(config, record.config, key));
  return isSame && step <= last.step && teacherStep <= last.teacherStep;
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
      numPictures: report.numPictures,
    },
    thumbnail: thumbnailOf(curves),
    recordBytes: bytesIn(record),
    checkpointBytes: checkpoint?.bytes.byteLength ?? 0,
    checkpointStep: checkpoint?.step ?? null,
  };
}

const text = z.string(ruleText({ rule: 'text' }));
const ofWhole = ruleText({ rule: 'whole', minimum: 0 });
const whole = z.int(ofWhole).check(z.gte(0, ofWhole));
const ofShare = allowed(numberFrom(0, 1));
const share = z.number(ofShare).check(z.gte(0, ofShare), z.lte(1, ofShare));
const date = z.iso.datetime({ error: ruleText({ rule: 'date' }) });
const ofList = ruleText({ shelf: 'list', maximum: THUMBNAIL_POINTS });
const shares = z.array(share, ofList).check(z.maxLength(THUMBNAIL_POINTS, ofList));
const thumbnail = z
  .strictObject(
    { step: z.array(whole, ofList), student: shares, control: shares },
    ruleText({ shelf: 'thumbnail' }),
  )
  .check(
    z.refine(
      ({ step, student, control }) => step.length === student.length && step.length === control.length,
      ruleText({ shelf: 'same-length' }),
    ),
  );

const statuses = ['finished', 'stopped', 'failed'] as const;
const summarySchema = z.strictObject(
  {
    id: z.custom<string>(isUuid, ruleText({ rule: 'uuid' })),
    revision: whole,
    owner: z.nullable(text),
    config: z.record(z.string(), z.unknown(), ruleText({ rule: 'config' })),
    startedAt: date,
    savedAt: date,
    step: whole,
    teacherStep: whole,
    goal: whole,
    status: z.enum(statuses, allowed(choiceOf(statuses))),
    backend: z.enum(backendIds, allowed(choiceOf(backendIds))),
    accuracy: z.nullable(
      z.strictObject(
        { teacher: share, student: share, control: share, numPictures: z.optional(whole) },
        ruleText({ shelf: 'accuracies' }),
      ),
    ),
    thumbnail,
    recordBytes: whole,
    checkpointBytes: whole,
    checkpointStep: z.nullable(whole),
  },
  ruleText({ shelf: 'summary' }),
);

/** Longest name and note, characters. */
export const MAX_NAME = 120;
export const MAX_NOTE = 4_000;

const textUpTo = (maximum: number) =>
  text.check(z.maxLength(maximum, ruleText({ shelf: 'short-text', maximum })));

export const settingsSchema = z.strictObject(
  {
    name: textUpTo(MAX_NAME),
    note: textUpTo(MAX_NOTE),
    isPinned: z.boolean(ruleText({ shelf: 'switch' })),
    lesson: z.optional(textUpTo(MAX_NAME)),
  },
  ruleText({ shelf: 'settings' }),
);

/** @throws ShelfValueError, ConfigError for a value that is not the summary of this run */
export function parseSummary(id: string, value: unknown): RunSummary {
  const parsed = parsedAs(summarySchema, '', value);
  if (parsed.id !== id) throw new ShelfValueError('id', parsed.id, { shelf: 'same', value: id });
  const missing = missingKey(parsed.config);
  if (missing !== undefined) throw new ShelfValueError(`config.${missing}`, undefined, { shelf: 'given' });
  const { config, problems } = parseRunConfig(parsed.config);
  const [problem] = problems;
  if (problem) throw problem;
  return { ...parsed, config };
}

/** @throws ShelfValueError for values that are no settings */
export const parseSettings = (value: unknown): RunSettings =>
  value === undefined ? noSettings : parsedAs(settingsSchema, 'settings', value);
