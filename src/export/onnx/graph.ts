import type { LayerPlan, ModelPlan } from '@/models/plan.ts';
import type { AddNode, OnnxNode } from './blocks/block.ts';
import { onnxBlocks } from './blocks/registry.ts';

/** Names of the graph's input and second output. */
export const PIXELS = 'pixels';
export const PROBABILITIES = 'probabilities';

type AnyBlock = (add: AddNode, input: string, layer: LayerPlan) => string;

/** The nodes of a network in order, from `pixels` [N, C, H, W] to `logits` and `probabilities` [N, K]. */
export function graphNodes({ layers }: ModelPlan): readonly OnnxNode[] {
  const nodes: OnnxNode[] = [];
  const add: AddNode = (op, inputs, output, attributes = {}) => {
    nodes.push({ op, inputs, output, attributes });
    return output;
  };
  let current = PIXELS;
  // TypeScript can't see that a layer and its function have the same kind.
  for (const layer of layers) current = (onnxBlocks[layer.block.kind] as AnyBlock)(add, current, layer);
  add('Softmax', [current], PROBABILITIES, { axis: 1 });
  return nodes;
}
