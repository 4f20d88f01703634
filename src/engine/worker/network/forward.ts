import * as tf from '@tensorflow/tfjs';
import type { NetworkOutput } from '@/distill/method.ts';
import type { LayerPlan, ModelPlan } from '@/models/plan.ts';

/** Looks up a parameter by its name in the plan, e.g. `conv1/weights`. */
export type ParameterLookup = (name: string) => tf.Tensor;

function conv(input: tf.Tensor4D, name: string, stride: number, parameter: ParameterLookup): tf.Tensor4D {
  const convolved = tf.conv2d(input, parameter(`${name}/weights`) as tf.Tensor4D, stride, 'same');
  return tf.add(convolved, parameter(`${name}/bias`));
}

function dense(input: tf.Tensor2D, name: string, parameter: ParameterLookup): tf.Tensor2D {
  return tf.add(tf.matMul(input, parameter(`${name}/weights`) as tf.Tensor2D), parameter(`${name}/bias`));
}

function residual(input: tf.Tensor4D, layer: LayerPlan, stride: number, parameter: ParameterLookup) {
  const reshapes = layer.parameters.some(({ name }) => name === `${layer.name}/shortcut/weights`);
  const shortcut = reshapes ? conv(input, `${layer.name}/shortcut`, stride, parameter) : input;
  const first = tf.relu(conv(input, `${layer.name}/conv1`, stride, parameter));
  return tf.relu(tf.add(conv(first, `${layer.name}/conv2`, 1, parameter), shortcut));
}

function applyLayer(input: tf.Tensor, layer: LayerPlan, parameter: ParameterLookup): tf.Tensor {
  const { block, name } = layer;
  switch (block.kind) {
    case 'conv':
      return tf.relu(conv(input as tf.Tensor4D, name, block.stride, parameter));
    case 'residual':
      return residual(input as tf.Tensor4D, layer, block.stride, parameter);
    case 'max-pool':
      return tf.maxPool(input as tf.Tensor4D, 2, 2, 'same');
    case 'global-average-pool':
      return tf.mean(input, [1, 2]);
    case 'flatten':
      return tf.reshape(input, [input.shape[0] ?? 0, -1]);
    case 'dense':
      return tf.relu(dense(input as tf.Tensor2D, name, parameter));
    case 'logits':
      return dense(input as tf.Tensor2D, name, parameter);
  }
}

/**
 * One pass through a network, with everything that may be looked at on the way.
 *
 * @param images [B, H, W, C], 0..1
 * @returns logits [B, K] and the spec's named taps: feature maps [B, H, W, C] and the embedding [B, D]
 */
export function forward(plan: ModelPlan, parameter: ParameterLookup, images: tf.Tensor4D): NetworkOutput {
  const taps: Record<string, tf.Tensor> = {};
  let current: tf.Tensor = images;
  for (const layer of plan.layers) {
    current = applyLayer(current, layer, parameter);
    if (layer.tap !== null) taps[layer.tap] = current;
  }
  return { logits: current as tf.Tensor2D, taps };
}
