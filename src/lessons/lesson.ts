import type { Lane } from '@/core/lane.ts';
import type { Outcome } from '@/protocol/run/outcome.ts';

/** The part of the lab that a step highlights: the value of its `data-spotlight`. */
export type Spotlight =
  | 'temperature'
  | 'alpha'
  | 'bars'
  | 'pictures'
  | 'draw'
  | 'play'
  | 'seed'
  | 'setup'
  | 'training-data'
  | 'gap'
  | 'curves'
  | 'loss'
  | 'scores'
  | 'recall'
  | 'methods';

/** Values that a step sets, by key of the run; other keys have their defaults. */
export type Preset = Readonly<Record<string, number | string | readonly string[] | readonly number[]>>;

/** Something the learner does with the lab's controls before the lesson continues. */
export type Task =
  /** Sets a number of the run to a value in a range. */
  | { readonly kind: 'set'; readonly key: string; readonly atLeast?: number; readonly atMost?: number }
  /** Switches a method on. */
  | { readonly kind: 'method'; readonly method: string }
  /** Selects a test picture of a class. */
  | { readonly kind: 'look'; readonly label: number }
  /** Selects a test picture of class `label` whose most probable wrong class, by the teacher, is `like`. */
  | { readonly kind: 'find'; readonly label: number; readonly like: number }
  /** Raises the bias that is added to a class's logit. */
  | { readonly kind: 'bias'; readonly label: number; readonly atLeast: number };

/** One run of a step's experiment. */
export interface Trial {
  /** Key of its name in the step's texts; a number is a value in `change`, e.g. of labelled pictures. */
  readonly name: string;
  /** Changes to the lesson's preset. */
  readonly change: Preset;
  /** Trained last, so that the steps that follow find its networks in the lab; at most one trial of an experiment. */
  readonly stays?: true;
}

/** A measure of a finished run: a share 0..1 or a difference of two shares, and its unit. */
export interface Measure {
  /** The key of its name in the lessons' texts. */
  readonly name: string;
  readonly unit: 'share' | 'points';
  /** Lane whose colour it is drawn in; null for a baseline that belongs to none. */
  readonly actor: Lane | null;
  readonly of: (outcome: Outcome) => number;
}

/** A prediction by the learner before the result is shown. */
export type Prediction =
  /** One of several sentences; the outcomes decide which is right. */
  | {
      readonly kind: 'choice';
      /** Keys of the answers in the step's texts, in display order. */
      readonly answers: readonly string[];
      /** The correct answer for these outcomes; null if only several seeds can tell. */
      readonly truth: (outcomes: readonly Outcome[]) => string | null;
      /**
       * For a question of who is ahead: the difference that decides it, from a seed's values by trial and measure. The
       * answer is the verdict over the seeds.
       */
      readonly difference?: (values: readonly (readonly number[])[]) => number;
    }
  /** One bar drawn by hand for the first measure of the first trial. */
  | { readonly kind: 'bar' }
  /** A curve drawn by hand: one value per trial, for the first measure. */
  | { readonly kind: 'curve' };

/** Runs of a step, trained one after another in the lab. */
export interface Experiment {
  readonly trials: readonly Trial[];
  /** Measures that are drawn for every trial. */
  readonly measures: readonly Measure[];
  /** Range of the chart, in the measures' unit. */
  readonly range: readonly [number, number];
  /** Layer whose embeddings are used for nearest neighbours, if a measure needs them. */
  readonly embedding?: string;
}

/** One step of a lesson; its texts are under `lessons.<lesson>.<step>`. */
export interface LessonStep {
  readonly id: string;
  readonly spotlight?: Spotlight;
  /** Applied when the step is entered; without it, the lab does not change. */
  readonly preset?: Preset;
  /** Test picture that is selected when the step is entered. */
  readonly picture?: { readonly label: number } | { readonly index: number };
  readonly task?: Task;
  readonly experiment?: Experiment;
  /** Applied when the prediction is made, if no training is needed to see the answer. */
  readonly show?: Preset;
  /** Required before the experiment can run; the result is shown next to it. */
  readonly prediction?: Prediction;
}

/** A claim of a lesson, which is checked over seeds. */
export interface Claim {
  /** Key of its sentence in the lesson's texts. */
  readonly name: string;
  /** ISO date of this wording and these bounds. A claim that changes gets a new date and loses its measurement. */
  readonly written: string;
  /**
   * Bounds that `holds` compares with and the sentence names: `points` is a difference of shares, `count` a plain number,
   * others are shares.
   */
  readonly bounds?: Readonly<Record<string, number>>;
  /** Step whose experiment shows it. */
  readonly step: string;
  /** Whether it holds for these outcomes, one per trial. */
  readonly holds: (outcomes: readonly Outcome[]) => boolean;
}

/** A lesson as data; its wording is in the texts of both languages. */
export interface Lesson {
  /** Kebab-case, also in links. */
  readonly id: string;
  /** Duration in minutes. */
  readonly minutes: number;
  /** Values common to all its runs. */
  readonly preset: Preset;
  readonly steps: readonly LessonStep[];
  readonly claims: readonly Claim[];
}
