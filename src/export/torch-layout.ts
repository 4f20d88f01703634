import { entryAt, required } from '@/core/checked.ts';
import { sizeOf } from '@/core/size-of.ts';
import type { NamedTensor } from '@/core/safetensors.ts';
import type { ModelPlan } from '@/models/plan.ts';

/** The name of a parameter in PyTorch: `conv1/weights` is `conv1.weight`, `kernel` of a regressor `weight`. */
export const torchName = (name: string): string =>
  name.replaceAll('/', '.').replace(/(?<=^|\.)(weights|kernel)$/, 'weight');

/** Rearranges an array: `axes[i]` is the old axis that becomes axis i. */
function transposed(values: Float32Array, shape: readonly number[], axes: readonly number[]): Float32Array {
  const result = new Float32Array(values.length);
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const sizes = axes.map((axis) => entryAt(shape, axis));
  const steps = axes.map((axis) => entryAt(strides, axis));
  const at = sizes.map(() => 0);
  let from = 0;
  for (let to = 0; to < result.length; to++) {
    result[to] = entryAt(values, from);
    for (let axis = at.length - 1; axis >= 0; axis--) {
      from += entryAt(steps, axis);
      at[axis] = entryAt(at, axis) + 1;
      if (entryAt(at, axis) < entryAt(sizes, axis)) break;
      from -= entryAt(steps, axis) * entryAt(sizes, axis);
      at[axis] = 0;
    }
  }
  return result;
}

/**
 * An array in PyTorch's layout: HWIO → OIHW, [in, out] → [out, in].
 *
 * @param isTable of an embedding, whose rows are looked up: PyTorch has the same layout
 * @param map the feature map [H, W, C] whose flattened values a dense layer takes, if any: PyTorch flattens
 *   [C, H, W], so that the layer's columns have another order
 */
export function toTorch(
  array: NamedTensor,
  map: readonly number[] | null = null,
  isTable = false,
): NamedTensor {
  const { name, shape, values } = array;
  const [first = 0, second = 0, third = 0, fourth = 0] = shape;
  const named = { name: torchName(name) };
  if (shape.length === 4)
    return {
      ...named,
      shape: [fourth, third, first, second],
      values: transposed(values, shape, [3, 2, 0, 1]),
    };
  if (shape.length !== 2 || isTable) return { ...named, shape, values };
  const outIn = { ...named, shape: [second, first] };
  if (map === null) return { ...outIn, values: transposed(values, shape, [1, 0]) };
  return { ...outIn, values: transposed(values, [...map, second], [3, 2, 0, 1]) };
}

/** The parameters of a network by the plan's names, for arrays in the plan's order. */
export function namedArrays(
  { layers }: ModelPlan,
  values: readonly Float32Array[],
): Readonly<Record<string, Float32Array>> {
  const parameters = layers.flatMap((layer) => layer.parameters);
  return Object.fromEntries(parameters.map(({ name }, index) => [name, entryAt(values, index)]));
}

/**
 * A network's parameters in PyTorch's names and layout, in the plan's order.
 *
 * @param arrays by the plan's names, in TensorFlow.js's layout
 */
export function torchParameters(
  { layers }: ModelPlan,
  arrays: Readonly<Record<string, Float32Array>>,
): readonly NamedTensor[] {
  let flattened: readonly number[] | null = null;
  return layers.flatMap((layer) => {
    const map = flattened;
    flattened = layer.block.kind === 'flatten' ? layer.inputShape : null;
    return layer.parameters.map(({ name, shape, isTable }) =>
      toTorch({ name, shape, values: required(arrays[name], name) }, map, isTable),
    );
  });
}
