import { randomStream } from '@/core/random.ts';
import { sizeOf } from '@/core/size-of.ts';
import type { ModelPlan, ParameterPlan } from '@/models/plan.ts';

/** Values of a network's parameters, in the plan's order. */
export type ParameterValues = readonly Float32Array[];

/** Fan-in plus fan-out of a weight: HWIO for convolutions, [in, out] for dense layers. */
function fans(shape: readonly number[]): number {
  const [outputs = 1, inputs = 1, ...receptive] = shape.toReversed();
  return (inputs + outputs) * sizeOf(receptive);
}

function initialValue(parameter: ParameterPlan, next: () => number): Float32Array {
  const values = new Float32Array(sizeOf(parameter.shape));
  if (parameter.initialiser === 'zeros') return values;
  const limit = Math.sqrt(6 / fans(parameter.shape));
  return values.map(() => (next() * 2 - 1) * limit);
}

/**
 * The initial weights of a network.
 *
 * They are drawn on the CPU from the run's seed, so that every backend and every reset starts with the same
 * values.
 *
 * @param seed the run's seed
 * @param purpose name of the random stream; student and control share one and therefore start alike
 * @source Glorot & Bengio 2010, equation 16: uniform in ±√(6 / (fan in + fan out))
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
  return parameters.map((parameter) => initialValue(parameter, () => random.next()));
}

/** Initial parameters of the student and the control of a generation, 0 for the first. */
export const studentStart = (plan: ModelPlan, seed: number, generation: number): ParameterValues =>
  initialValues(plan, seed, generation === 0 ? 'student' : `student/${generation}`);
