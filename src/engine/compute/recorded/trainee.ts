import type * as tf from '@tensorflow/tfjs';
import type { ModelPlan } from '@/models/plan.ts';

/** A network and its optimizer, as far as a recorded step uses them. */
export interface RecordedTrainee {
  readonly network: {
    readonly plan: ModelPlan;
    /** In the plan's order. */
    readonly variables: readonly tf.Variable[];
  };
  readonly optimizer: {
    readonly id: 'adam' | 'sgd';
    /** State from past gradients, each [P]. */
    readonly memory: readonly tf.Tensor1D[];
    /** Counts a step and returns the two settings of its update. */
    advance(learningRate: number): readonly [number, number];
  };
}
