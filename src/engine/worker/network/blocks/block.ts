import type * as tf from '@tensorflow/tfjs';
import type { LayerPlan } from '@/models/plan.ts';
import type { BlockKind, BlockOf } from '@/models/blocks/registry.ts';
import { convolution, product, type Activation } from '../../../compute/gradients/fused-layers.ts';

/** Looks up a parameter by its name in the plan, e.g. `conv1/weights`. */
export type ParameterLookup = (name: string) => tf.Tensor;

/** A layer with the settings of its kind. */
export type LayerOf<Kind extends BlockKind> = Omit<LayerPlan, 'block'> & { readonly block: BlockOf<Kind> };

/**
 * The output of a layer of one kind, [B, …outputShape].
 *
 * @param keepInner takes the layer's inner result [B, …innerShape], of kinds that have one
 */
export type BlockForward<Kind extends BlockKind> = (
  input: tf.Tensor,
  layer: LayerOf<Kind>,
  parameter: ParameterLookup,
  keepInner: (inner: tf.Tensor) => void,
) => tf.Tensor;

/** A `same` convolution with the parameters `<name>/weights` and `<name>/bias`. */
export function applyConvolution(
  input: tf.Tensor,
  name: string,
  { stride, activation }: { readonly stride: number; readonly activation: Activation },
  parameter: ParameterLookup,
): tf.Tensor4D {
  const filter = parameter(`${name}/weights`) as tf.Tensor4D;
  const bias = parameter(`${name}/bias`) as tf.Tensor1D;
  return convolution(input as tf.Tensor4D, filter, bias, stride, activation);
}

/** A fully connected layer with the parameters `<name>/weights` and `<name>/bias`. */
export function applyDense(
  input: tf.Tensor,
  name: string,
  activation: Activation,
  parameter: ParameterLookup,
): tf.Tensor2D {
  const weights = parameter(`${name}/weights`) as tf.Tensor2D;
  const bias = parameter(`${name}/bias`) as tf.Tensor1D;
  return product(input as tf.Tensor2D, weights, bias, activation);
}
