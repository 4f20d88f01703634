import * as z from 'zod/mini';
import { createStoredStore, type Codec } from './stored-store.ts';
import { browserStorage, type TextStorage } from './text-storage.ts';

const guessSchema = z.union([z.string(), z.array(z.number())]);
const resultSchema = z.object({
  seed: z.int(),
  /** Every measure of every trial, one list per trial. */
  values: z.array(z.array(z.number())),
  /** Key of the correct answer; null if there was no choice. */
  truth: z.nullable(z.string()),
});
const reachedSchema = z.int().check(z.gte(0));

/** A prediction: the key of an answer, or one value per trial. */
export type Guess = string | readonly number[];

/** Result of an experiment with one seed. */
export interface StepResult {
  readonly seed: number;
  readonly values: readonly (readonly number[])[];
  readonly truth: string | null;
}

export interface StepProgress {
  readonly guess?: Guess;
  readonly results?: readonly StepResult[];
  /** Whether its task is done. */
  readonly isDone?: boolean;
}

export interface LessonProgress {
  /** Index of the furthest step entered, from 0. */
  readonly reached: number;
  readonly isDone: boolean;
  readonly steps: Readonly<Record<string, StepProgress>>;
}

type Course = Readonly<Record<string, LessonProgress>>;

interface StoredCourse {
  readonly course: Course;
  /** Stored text that this version cannot read; preserved, since another version may read it. */
  readonly unreadable: string | null;
}

/** Version of the stored format; other versions are not read. */
const VERSION = 1;
const KEY = 'lessons';
const untouched: LessonProgress = { reached: 0, isDone: false, steps: {} };
const untouchedStep: StepProgress = {};

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads every entry that is an object and skips the others. */
function readEach<Value>(value: unknown, read: (fields: Fields) => Value): Readonly<Record<string, Value>> {
  const entries = isFields(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.flatMap(([key, each]) => (isFields(each) ? [[key, read(each)]] : [])));
}

/** Reads the valid parts of a step; an invalid part does not discard the others. */
function readStep({ guess, results, isDone }: Fields): StepProgress {
  const read = z.safeParse(guessSchema, guess);
  const each = Array.isArray(results) ? results.map((result) => z.safeParse(resultSchema, result)) : [];
  const readable = each.flatMap(({ success, data }) => (success ? [data] : []));
  return {
    ...(read.success ? { guess: read.data } : {}),
    ...(readable.length > 0 ? { results: readable } : {}),
    ...(isDone === true ? { isDone } : {}),
  };
}

function readLesson({ reached, isDone, steps }: Fields): LessonProgress {
  const read = z.safeParse(reachedSchema, reached);
  return {
    reached: read.success ? read.data : 0,
    isDone: isDone === true,
    steps: readEach(steps, readStep),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const codec: Codec<StoredCourse> = {
  decode: (text) => {
    if (text === null || text.trim() === '') return { course: {}, unreadable: null };
    const raw = parsed(text);
    if (!isFields(raw) || raw['version'] !== VERSION) return { course: {}, unreadable: text };
    const { course, unreadable } = raw;
    return {
      course: readEach(course, readLesson),
      unreadable: typeof unreadable === 'string' ? unreadable : null,
    };
  },
  encode: ({ course, unreadable }) =>
    JSON.stringify({ version: VERSION, course, ...(unreadable === null ? {} : { unreadable }) }),
};

/** Store of a visitor's progress, predictions and results per lesson, shared by all tabs of the browser. */
export function createLessonProgress(storage: TextStorage = browserStorage) {
  const { update, ...store } = createStoredStore(KEY, codec, storage);
  const change = (lesson: string, changed: (before: LessonProgress) => Partial<LessonProgress>) => {
    update(({ course, ...rest }) => {
      const before = course[lesson] ?? untouched;
      return { ...rest, course: { ...course, [lesson]: { ...before, ...changed(before) } } };
    });
  };
  const changeStep = (lesson: string, step: string, changed: (before: StepProgress) => StepProgress) =>
    change(lesson, ({ steps }) => ({
      steps: { ...steps, [step]: { ...steps[step], ...changed(steps[step] ?? untouchedStep) } },
    }));
  return {
    ...store,
    actions: {
      reach: (lesson: string, step: number) =>
        change(lesson, ({ reached }) => ({ reached: Math.max(reached, step) })),
      finish: (lesson: string) => change(lesson, () => ({ isDone: true })),
      /** Marks the task of a step as done. */
      complete: (lesson: string, step: string) => changeStep(lesson, step, () => ({ isDone: true })),
      guess: (lesson: string, step: string, guess: Guess) => changeStep(lesson, step, () => ({ guess })),
      /** Adds a result; replaces an earlier one with the same seed. */
      addResult: (lesson: string, step: string, result: StepResult) =>
        changeStep(lesson, step, ({ results = [] }) => ({
          results: [...results.filter(({ seed }) => seed !== result.seed), result],
        })),
      /** Resets a lesson's progress. */
      restart: (lesson: string) => change(lesson, () => untouched),
      forget: () => {
        update(() => ({ course: {}, unreadable: null }));
      },
    },
  };
}

/** Progress of a step; a shared empty object if there is none. */
export const progressOfStep = (course: Course, lesson: string, step: string): StepProgress =>
  course[lesson]?.steps[step] ?? untouchedStep;
