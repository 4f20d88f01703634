import type { Outcome } from '@/protocol/outcome.ts';

/** A real control or picture of the lab that a step points at: the value of its `data-spotlight`. */
export type Spotlight =
  | 'temperature'
  | 'alpha'
  | 'bars'
  | 'pictures'
  | 'draw'
  | 'play'
  | 'seed'
  | 'setup'
  | 'transfer-set'
  | 'gap'
  | 'curves'
  | 'loss'
  | 'scores'
  | 'recall'
  | 'methods';

/** Keys of a run with the values a step sets; what is left out has its default. */
export type Preset = Readonly<Record<string, number | string | readonly string[] | readonly number[]>>;

/** Something the learner does at the real controls before the lesson goes on. */
export type Task =
  /** Brings a number of the run to a value. */
  | { readonly kind: 'set'; readonly key: string; readonly atLeast?: number; readonly atMost?: number }
  /** Switches a method on. */
  | { readonly kind: 'method'; readonly method: string }
  /** Looks at a test picture of a class. */
  | { readonly kind: 'look'; readonly label: number }
  /** Looks at a test picture of a class that reminds the teacher of another one more than of any third. */
  | { readonly kind: 'find'; readonly label: number; readonly like: number }
  /** Raises what is added to a class' logits. */
  | { readonly kind: 'bias'; readonly label: number; readonly atLeast: number };

/** One run of a step's experiment. */
export interface Trial {
  /** The key of its name in the step's texts; a number is one that `change` sets, e.g. labelled pictures. */
  readonly name: string;
  /** Over the lesson's preset. */
  readonly change: Preset;
}

/** What is read off a finished run: a share 0..1 or a difference of two, and how it is written. */
export interface Measure {
  /** The key of its name in the lessons' texts. */
  readonly name: string;
  readonly unit: 'share' | 'points';
  /** Whose colour it takes. */
  readonly actor: 'teacher' | 'student' | 'control';
  readonly of: (outcome: Outcome) => number;
}

/** A guess that is asked for before the result is shown. */
export type Prediction =
  /** One of several sentences; which of them is right follows from the outcomes. */
  | {
      readonly kind: 'choice';
      /** Keys of the answers in the step's texts, in the order in which they are shown. */
      readonly answers: readonly string[];
      /** The answer that came true. */
      readonly truth: (outcomes: readonly Outcome[]) => string;
    }
  /** One bar drawn by hand for the first measure of the first trial. */
  | { readonly kind: 'bar' }
  /** A curve drawn by hand: one value a trial, for the first measure. */
  | { readonly kind: 'curve' };

/** Runs that are trained for a step, one after the other, in the lab itself. */
export interface Experiment {
  readonly trials: readonly Trial[];
  /** Each is drawn for every trial. */
  readonly measures: readonly Measure[];
  /** Range of the drawing, in the measures' unit. */
  readonly range: readonly [number, number];
  /** The layer whose embeddings are compared with the nearest labelled pictures, where a measure asks for that. */
  readonly embedding?: string;
}

/** One step of a lesson: what is said stands in the texts under `lessons.<lesson>.<step>`. */
export interface LessonStep {
  readonly id: string;
  readonly spotlight?: Spotlight;
  /** Set when the step is entered; without, the lab stays as it is. */
  readonly preset?: Preset;
  /** A test picture that is looked at when the step is entered. */
  readonly picture?: { readonly label: number } | { readonly index: number };
  readonly task?: Task;
  readonly experiment?: Experiment;
  /** Set when the question is answered, where nothing has to be trained to see who is right. */
  readonly show?: Preset;
  /** Asked for before the experiment may be run; what came out is shown beside it. */
  readonly prediction?: Prediction;
}

/** What a lesson promises, so that it can be checked over seeds. */
export interface Claim {
  /** The key of its sentence in the lesson's texts. */
  readonly name: string;
  /** The step whose experiment shows it. */
  readonly step: string;
  /** Whether it appeared in these outcomes, one a trial. */
  readonly holds: (outcomes: readonly Outcome[]) => boolean;
}

/** A lesson as data; its words stand in the texts of both languages. */
export interface Lesson {
  /** Kebab-case, also in links. */
  readonly id: string;
  /** How long it takes, minutes. */
  readonly minutes: number;
  /** What every run of it has in common. */
  readonly preset: Preset;
  readonly steps: readonly LessonStep[];
  readonly claims: readonly Claim[];
}
