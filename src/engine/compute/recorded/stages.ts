import { entryAt } from '@/core/checked.ts';
import type { ModelPlan, LayerPlan } from '@/models/plan.ts';
import { convShapeOf } from '../kernels/conv-shape-of.ts';
import { canPool, type ConvShape } from '../kernels/conv-shape.ts';
import { MAX_CLASSES } from '../kernels/distillation-loss.ts';

/** A part of a network that runs as one unit, with its variables: weights, then the bias. */
export type Stage =
  | { readonly kind: 'conv-pool'; readonly shape: ConvShape; readonly variable: number }
  | { readonly kind: 'mean'; readonly numPlaces: number; readonly numChannels: number }
  | {
      readonly kind: 'dense';
      readonly inputs: number;
      readonly units: number;
      readonly hasRelu: boolean;
      readonly variable: number;
    };

function shapeOf({ block, inputShape, outputShape }: LayerPlan, batch: number): ConvShape | null {
  if (block.kind !== 'conv') return null;
  const filter = [block.kernelSize, block.kernelSize, entryAt(inputShape, 2), entryAt(outputShape, 2)];
  return convShapeOf([batch, ...inputShape], filter, { strides: block.stride, pad: 'same' });
}

/**
 * Splits a network into stages, or returns null if a layer cannot be recorded: e.g. a residual block, a
 * convolution without pooling after it, or maps of odd size.
 *
 * @param batch pictures per step
 */
export function stagesOf(plan: ModelPlan, batch: number): readonly Stage[] | null {
  if (plan.numClasses > MAX_CLASSES) return null;
  const stages: Stage[] = [];
  let variable = 0;
  for (const [index, layer] of plan.layers.entries()) {
    const { block, inputShape, outputShape } = layer;
    switch (block.kind) {
      case 'conv': {
        const shape = shapeOf(layer, batch);
        if (!shape || !canPool(shape) || plan.layers[index + 1]?.block.kind !== 'max-pool') return null;
        stages.push({ kind: 'conv-pool', shape, variable });
        break;
      }
      case 'max-pool':
        if (plan.layers[index - 1]?.block.kind !== 'conv') return null;
        break;
      case 'flatten':
        break;
      case 'global-average-pool': {
        const numPlaces = entryAt(inputShape, 0) * entryAt(inputShape, 1);
        stages.push({ kind: 'mean', numPlaces, numChannels: entryAt(inputShape, 2) });
        break;
      }
      case 'dense':
      case 'logits': {
        const [inputs, units] = [entryAt(inputShape, 0), entryAt(outputShape, 0)];
        stages.push({ kind: 'dense', inputs, units, hasRelu: block.kind === 'dense', variable });
        break;
      }
      // Not recorded: it trains by operations.
      case 'residual':
      case 'token-embedding':
      case 'layer-norm':
      case 'transformer-block':
      case 'mean-pool':
        return null;
    }
    variable += layer.parameters.length;
  }
  return stages;
}
