import type { BenchWorkload } from '@/protocol/bench/bench.ts';
import type { ModelSpec } from '@/models/model-spec.ts';

/** Updates of one or two networks of the same architecture on the same batch, with Adam. */
export interface StepWork {
  readonly kind: 'step';
  readonly model: ModelSpec;
  /** Examples per step. */
  readonly batch: number;
  /** α of each network: 0 learns from labels only. */
  readonly alphas: readonly number[];
  /** Whether a teacher's cached answers are part of the loss. */
  readonly hasTeacher: boolean;
  /** Whether all families of distillation are active, not only soft targets. */
  readonly hasAllFamilies?: boolean;
}

/** Pictures through one network, without a gradient. */
export interface ForwardWork {
  readonly kind: 'forward';
  readonly model: ModelSpec;
  readonly numPictures: number;
}

export type Work = StepWork | ForwardWork;

/** One row of the benchmark table. */
export interface Workload {
  readonly id: BenchWorkload;
  readonly work: Work;
}
