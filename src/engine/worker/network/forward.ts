import * as tf from '@tensorflow/tfjs';
import type { NetworkOutput } from '@/distill/method.ts';
import type { LayerPlan, ModelPlan } from '@/models/plan.ts';

/** Looks up a parameter by its name in the plan, e.g. `conv1/weights`. */
export type ParameterLookup = (name: string) => tf.Tensor;

interface ConvOptions {
  readonly stride: number;
  readonly hasRelu: boolean;
}

/**
 * TensorFlow.js does convolution, bias and ReLU in one kernel where no gradient is asked for, and one after the other,
 * with the same result, where one is. Without ReLU it would do the first two in one always, and then compute the
 * gradient by the input whether it is needed or not: so that those are written as two.
 */
function conv(
  input: tf.Tensor4D,
  name: string,
  { stride, hasRelu }: ConvOptions,
  parameter: ParameterLookup,
): tf.Tensor4D {
  const filter = parameter(`${name}/weights`) as tf.Tensor4D;
  const bias = parameter(`${name}/bias`) as tf.Tensor1D;
  if (!hasRelu) return tf.add(tf.conv2d(input, filter, stride, 'same'), bias);
  return tf.fused.conv2d({ x: input, filter, strides: stride, pad: 'same', bias, activation: 'relu' });
}

function dense(input: tf.Tensor2D, name: string, hasRelu: boolean, parameter: ParameterLookup): tf.Tensor2D {
  const weights = parameter(`${name}/weights`) as tf.Tensor2D;
  const bias = parameter(`${name}/bias`) as tf.Tensor1D;
  if (!hasRelu) return tf.add(tf.matMul(input, weights), bias);
  return tf.fused.matMul({ a: input, b: weights, bias, activation: 'relu' }) as tf.Tensor2D;
}

function residual(input: tf.Tensor4D, layer: LayerPlan, stride: number, parameter: ParameterLookup) {
  const reshapes = layer.parameters.some(({ name }) => name === `${layer.name}/shortcut/weights`);
  const linear = (from: tf.Tensor4D, part: string, by: number) =>
    conv(from, `${layer.name}/${part}`, { stride: by, hasRelu: false }, parameter);
  const shortcut = reshapes ? linear(input, 'shortcut', stride) : input;
  const first = conv(input, `${layer.name}/conv1`, { stride, hasRelu: true }, parameter);
  return tf.relu(tf.add(linear(first, 'conv2', 1), shortcut));
}

function applyLayer(input: tf.Tensor, layer: LayerPlan, parameter: ParameterLookup): tf.Tensor {
  const { block, name } = layer;
  switch (block.kind) {
    case 'conv':
      return conv(input as tf.Tensor4D, name, { stride: block.stride, hasRelu: true }, parameter);
    case 'residual':
      return residual(input as tf.Tensor4D, layer, block.stride, parameter);
    case 'max-pool':
      return tf.maxPool(input as tf.Tensor4D, 2, 2, 'same');
    case 'global-average-pool':
      return tf.mean(input, [1, 2]);
    case 'flatten':
      return tf.reshape(input, [input.shape[0] ?? 0, -1]);
    case 'dense':
      return dense(input as tf.Tensor2D, name, true, parameter);
    case 'logits':
      return dense(input as tf.Tensor2D, name, false, parameter);
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
