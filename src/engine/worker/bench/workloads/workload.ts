import type { BenchWorkload } from '@/protocol/bench.ts';
import type { ModelSpec } from '@/models/model-spec.ts';

/** Updates of one or two networks of a kind on the same batch, with Adam. */
export interface StepWork {
  readonly kind: 'step';
  readonly model: ModelSpec;
  /** Examples per step. */
  readonly batch: number;
  /** The teacher's share, a network: 0 learns from labels alone. */
  readonly alphas: readonly number[];
  /** Whether a teacher's cached answers are part of the loss. */
  readonly hasTeacher: boolean;
  /** Whether all families of distillation are on, not soft targets alone. */
  readonly hasAllFamilies?: boolean;
}

/** Pictures through one network, without a gradient. */
export interface ForwardWork {
  readonly kind: 'forward';
  readonly model: ModelSpec;
  readonly numPictures: number;
}

export type Work = StepWork | ForwardWork;

/** A line of the table. */
export interface Workload {
  readonly id: BenchWorkload;
  readonly work: Work;
}
