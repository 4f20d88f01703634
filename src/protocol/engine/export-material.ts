import type { NamedTensor } from '@/core/safetensors.ts';

/** The start of one generation of students. */
export interface GenerationMaterial {
  /** Its number in the run, from 0. */
  readonly index: number;
  /** The steps of the run that it trains: from `start` on, before `end`. */
  readonly start: number;
  readonly end: number;
  /** Initial parameters of student and control, in the plan's order. */
  readonly student: readonly Float32Array[];
  /** Initial values of the tensors that the methods train beside the student, by method id. */
  readonly auxiliary: Readonly<Record<string, readonly NamedTensor[]>>;
}

/** Losses and gradients of a run's first steps, as the engine computes them. */
export interface ExpectedSteps {
  /** Steps that each generation of the check trains; the last student of one teaches the next. */
  readonly steps: readonly number[];
  /** Settings of the check that differ from the run's, so that few steps cover all stages. */
  readonly hintSteps: number;
  /** One entry per step: each raw term by id, `total` of the student and `control`. */
  readonly losses: readonly Readonly<Record<string, number>>[];
  /** Gradients of the first step of the last generation, in the order of the plan. */
  readonly gradients: {
    readonly student: readonly Float32Array[];
    readonly control: readonly Float32Array[];
    readonly auxiliary: Readonly<Record<string, readonly Float32Array[]>>;
  };
}

/** Everything that a run computes from its configuration and seed, for a program that repeats it elsewhere. */
export interface ExportMaterial {
  /** Model and parameters of the teacher, in the plan's order; null where each student teaches the next. */
  readonly teacher: { readonly model: string; readonly parameters: readonly Float32Array[] } | null;
  /** Training pictures that the run uses, labelled ones first, those of a transfer set last: 0..255, [n · H · W · C]. */
  readonly pictures: Uint8Array;
  /** Index in the packed dataset of each that is from it. */
  readonly indices: Uint32Array;
  /** Labels of the labelled pictures as the students get them, some of them wrong. */
  readonly labels: Uint8Array;
  /** The first test pictures, on which the curves are measured. */
  readonly test: { readonly pictures: Uint8Array; readonly labels: Uint8Array };
  /** Positions in the training data, [steps · picturesPerStep]: labelled ones first in each step. */
  readonly batches: Uint16Array;
  readonly picturesPerStep: number;
  /** Shift of each picture of each step, (down + maxShift) · (2 · maxShift + 1) + right + maxShift; null without augmentation. */
  readonly shifts: Uint8Array | null;
  readonly maxShift: number;
  /** Order of the wrong classes of each training picture, [n · (K − 1)]; null unless a method shuffles them. */
  readonly shuffles: Uint8Array | null;
  /** The generations from the first exported step on, in order; one unless students teach. */
  readonly generations: readonly GenerationMaterial[];
  readonly expected: ExpectedSteps;
}
