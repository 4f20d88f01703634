import type { LayerPlan, ModelPlan } from '@/models/plan.ts';
import type { AddNode, OnnxNode } from './blocks/block.ts';
import { onnxBlocks } from './blocks/registry.ts';

/** Names of the graph's input, for pictures and for texts, and of its second output. */
const PIXELS = 'pixels';
const TOKENS = 'tokens';
export const PROBABILITIES = 'probabilities';

type AnyBlock = (add: AddNode, input: string, layer: LayerPlan) => string;

/** Name of a network's input. */
export const inputName = ({ input }: ModelPlan): string => (input.kind === 'image' ? PIXELS : TOKENS);

/**
 * The nodes of a network in order, from `pixels` [N, C, H, W] or `tokens` [N, L] to `logits` and `probabilities` [N, K].
 */
export function graphNodes(plan: ModelPlan): readonly OnnxNode[] {
  const nodes: OnnxNode[] = [];
  const add: AddNode = (op, inputs, output, attributes = {}) => {
    nodes.push({ op, inputs, output, attributes });
    return output;
  };
  let current = inputName(plan);
  // TypeScript can't see that a layer and its function have the same kind.
  for (const layer of plan.layers) current = (onnxBlocks[layer.block.kind] as AnyBlock)(add, current, layer);
  add('Softmax', [current], PROBABILITIES, { axis: 1 });
  return nodes;
}
