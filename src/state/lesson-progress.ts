import { createStore } from 'zustand/vanilla';
import { readStored, writeStored } from './settings-store.ts';

/** What was guessed: the key of an answer, or a value a trial. */
export type Guess = string | readonly number[];

/** What an experiment came to with one seed. */
export interface StepResult {
  readonly seed: number;
  /** Every measure of every trial: one list a trial. */
  readonly values: readonly (readonly number[])[];
  /** The key of the answer that came true; null where there was no choice. */
  readonly truth: string | null;
}

export interface StepProgress {
  readonly guess?: Guess;
  readonly results?: readonly StepResult[];
  /** Whether its task was done. */
  readonly isDone?: boolean;
}

export interface LessonProgress {
  /** The furthest step that was entered, 0 for the first. */
  readonly reached: number;
  readonly isDone: boolean;
  readonly steps: Readonly<Record<string, StepProgress>>;
}

type Course = Readonly<Record<string, LessonProgress>>;

/** The shape that this version writes; under another one nothing is read. */
const VERSION = 1;
const KEY = 'lessons';
const untouched: LessonProgress = { reached: 0, isDone: false, steps: {} };
const untouchedStep: StepProgress = {};

function stored(): Course {
  try {
    const read: unknown = JSON.parse(readStored(KEY) ?? '{}');
    const isOurs = typeof read === 'object' && read !== null && Reflect.get(read, 'version') === VERSION;
    return isOurs ? ((read as { course?: Course }).course ?? {}) : {};
  } catch {
    // Not even JSON: as if nothing had been kept.
    return {};
  }
}

const keep = (course: Course) => writeStored(KEY, JSON.stringify({ version: VERSION, course }));

/** How far a visitor has come in each lesson, what was guessed and what came out; kept by the browser. */
export function createLessonProgress() {
  const store = createStore<Course>(stored);
  const change = (lesson: string, changed: (before: LessonProgress) => Partial<LessonProgress>) => {
    const before = store.getState()[lesson] ?? untouched;
    const after = { ...store.getState(), [lesson]: { ...before, ...changed(before) } };
    store.setState(after, true);
    keep(after);
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
      /** The task of a step was done. */
      complete: (lesson: string, step: string) => changeStep(lesson, step, () => ({ isDone: true })),
      guess: (lesson: string, step: string, guess: Guess) => changeStep(lesson, step, () => ({ guess })),
      /** A seed that is run again takes the place of what it gave before. */
      addResult: (lesson: string, step: string, result: StepResult) =>
        changeStep(lesson, step, ({ results = [] }) => ({
          results: [...results.filter(({ seed }) => seed !== result.seed), result],
        })),
      /** As if a lesson had never been opened. */
      restart: (lesson: string) => change(lesson, () => untouched),
      forget: () => {
        store.setState({}, true);
        keep({});
      },
    },
  };
}

/** What is known of a step; the same empty one where nothing is. */
export const progressOfStep = (course: Course, lesson: string, step: string): StepProgress =>
  course[lesson]?.steps[step] ?? untouchedStep;
