import * as tf from '@tensorflow/tfjs';
import { entryAt } from '@/core/checked.ts';
import type { NetworkOutput } from '@/distill/method.ts';
import type { LayerPlan, ModelPlan } from '@/models/plan.ts';
import { convolution, product, type Activation } from '../../compute/gradients/fused-layers.ts';

/** Looks up a parameter by its name in the plan, e.g. `conv1/weights`. */
export type ParameterLookup = (name: string) => tf.Tensor;

function conv(
  input: tf.Tensor4D,
  name: string,
  { stride, activation }: { readonly stride: number; readonly activation: Activation },
  parameter: ParameterLookup,
): tf.Tensor4D {
  const filter = parameter(`${name}/weights`) as tf.Tensor4D;
  const bias = parameter(`${name}/bias`) as tf.Tensor1D;
  return convolution(input, filter, bias, stride, activation);
}

function dense(
  input: tf.Tensor2D,
  name: string,
  activation: Activation,
  parameter: ParameterLookup,
): tf.Tensor2D {
  const weights = parameter(`${name}/weights`) as tf.Tensor2D;
  return product(input, weights, parameter(`${name}/bias`) as tf.Tensor1D, activation);
}

function residual(input: tf.Tensor4D, layer: LayerPlan, stride: number, parameter: ParameterLookup) {
  const reshapes = layer.parameters.some(({ name }) => name === `${layer.name}/shortcut/weights`);
  const linear = (from: tf.Tensor4D, part: string, by: number) =>
    conv(from, `${layer.name}/${part}`, { stride: by, activation: 'linear' }, parameter);
  const shortcut = reshapes ? linear(input, 'shortcut', stride) : input;
  const first = conv(input, `${layer.name}/conv1`, { stride, activation: 'relu' }, parameter);
  return tf.relu(tf.add(linear(first, 'conv2', 1), shortcut));
}

function applyLayer(input: tf.Tensor, layer: LayerPlan, parameter: ParameterLookup): tf.Tensor {
  const { block, name } = layer;
  switch (block.kind) {
    case 'conv':
      return conv(input as tf.Tensor4D, name, { stride: block.stride, activation: 'relu' }, parameter);
    case 'residual':
      return residual(input as tf.Tensor4D, layer, block.stride, parameter);
    case 'max-pool':
      return tf.maxPool(input as tf.Tensor4D, 2, 2, 'same');
    case 'global-average-pool':
      return tf.mean(input, [1, 2]);
    case 'flatten':
      return tf.reshape(input, [entryAt(input.shape, 0), -1]);
    case 'dense':
      return dense(input as tf.Tensor2D, name, 'relu', parameter);
    case 'logits':
      return dense(input as tf.Tensor2D, name, 'linear', parameter);
  }
}

/**
 * One forward pass through a network, with all taps.
 *
 * @param input [B, H, W, C], 0..1, or [B, length] of token ids
 * @returns logits [B, K] and the spec's named taps: feature maps [B, H, W, C] and the embedding [B, D]
 */
export function forward(plan: ModelPlan, parameter: ParameterLookup, input: tf.Tensor): NetworkOutput {
  const taps: Record<string, tf.Tensor> = {};
  let current = input;
  for (const layer of plan.layers) {
    current = applyLayer(current, layer, parameter);
    if (layer.tap !== null) taps[layer.tap] = current;
  }
  return { logits: current as tf.Tensor2D, taps };
}
