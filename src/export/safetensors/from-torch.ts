import { entryAt } from '@/core/checked.ts';
import type { NamedTensor } from '@/core/safetensors.ts';
import { sizeOf } from '@/core/size-of.ts';
import type { ModelPlan } from '@/models/plan.ts';
import { namedArrays, torchParameters } from '../torch-layout.ts';

/** Each parameter in PyTorch's names, shape and layout; its values are the indices in our layout. */
function indexTensors(plan: ModelPlan): readonly NamedTensor[] {
  const parameters = plan.layers.flatMap((layer) => layer.parameters);
  // Whole numbers up to 2^24 are exact in 32-bit floats; the largest array has 401,408.
  const indices = parameters.map(({ shape }) =>
    Float32Array.from({ length: sizeOf(shape) }, (_, index) => index),
  );
  return torchParameters(plan, namedArrays(plan, indices));
}

const known = new WeakMap<ModelPlan, readonly NamedTensor[]>();

/** PyTorch's names and shapes of a network's parameters, in the plan's order; their values are our indices. */
export function torchShapes(plan: ModelPlan): readonly NamedTensor[] {
  const found = known.get(plan) ?? indexTensors(plan);
  known.set(plan, found);
  return found;
}

/**
 * A network's parameters in the plan's order and layout, from arrays in PyTorch's: the inverse of `torchParameters`.
 *
 * @param valuesOf the values of a parameter by PyTorch's name, of the right length
 */
export function fromTorch(
  plan: ModelPlan,
  valuesOf: (name: string) => Float32Array,
): readonly Float32Array[] {
  return torchShapes(plan).map(({ name, values: indices }) => {
    const given = valuesOf(name);
    const ours = new Float32Array(given.length);
    for (const [at, index] of indices.entries()) ours[index] = entryAt(given, at);
    return ours;
  });
}
