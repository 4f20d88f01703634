import type * as tf from '@tensorflow/tfjs';
import type { NetworkOutput } from '@/distill/method.ts';
import type { LayerPlan, ModelPlan } from '@/models/plan.ts';
import type { ParameterLookup } from './blocks/block.ts';
import { forwards } from './blocks/registry.ts';

type AnyForward = (
  input: tf.Tensor,
  layer: LayerPlan,
  parameter: ParameterLookup,
  keepInner: (inner: tf.Tensor) => void,
) => tf.Tensor;

/**
 * One forward pass through a network, with all taps.
 *
 * @param input [B, H, W, C], 0..1, or [B, length] of token ids
 * @returns logits [B, K] and the spec's named taps: feature maps [B, H, W, C] or hidden states [B, L, D] with attention
 *   probabilities [B, heads, L, L], and the embedding [B, D]
 */
export function forward(plan: ModelPlan, parameter: ParameterLookup, input: tf.Tensor): NetworkOutput {
  const taps: Record<string, tf.Tensor> = {};
  let current = input;
  for (const layer of plan.layers) {
    const keepInner = (inner: tf.Tensor) => {
      if (layer.innerTap !== null) taps[layer.innerTap] = inner;
    };
    // TypeScript can't see that a layer and its function have the same kind.
    current = (forwards[layer.block.kind] as AnyForward)(current, layer, parameter, keepInner);
    if (layer.tap !== null) taps[layer.tap] = current;
  }
  return { logits: current as tf.Tensor2D, taps };
}
