import { randomStream } from '@/core/random.ts';
import type { ParameterPlan } from '@/models/blocks/block.ts';
import { initialisers } from '@/models/initialisers.ts';
import type { ModelPlan } from '@/models/plan.ts';

/** Values of a network's parameters, in the plan's order. */
export type ParameterValues = readonly Float32Array[];

/**
 * The initial weights of a network.
 *
 * They are drawn on the CPU from the run's seed, so that every backend and every reset starts with the same
 * values.
 *
 * @param seed the run's seed
 * @param purpose name of the random stream; student and control share one and therefore start alike
 */
export function initialValues(plan: ModelPlan, seed: number, purpose: string): ParameterValues {
  return initialTensors(
    plan.layers.flatMap((layer) => layer.parameters),
    seed,
    purpose,
  );
}

/** Initial values for any list of parameters, e.g. those that a method trains beside the student. */
export function initialTensors(
  parameters: readonly ParameterPlan[],
  seed: number,
  purpose: string,
): ParameterValues {
  const random = randomStream(seed, `weights/${purpose}`);
  return parameters.map(({ initialiser, shape }) => initialisers[initialiser](shape, () => random.next()));
}

/** Initial parameters of the student and the control of a generation, 0 for the first. */
export const studentStart = (plan: ModelPlan, seed: number, generation: number): ParameterValues =>
  initialValues(plan, seed, generation === 0 ? 'student' : `student/${generation}`);
