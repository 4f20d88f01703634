import type { ModelPlan, LayerPlan } from '@/models/plan.ts';
import { canPool, MAX_CHANNELS, type ConvShape } from '../kernels/conv-shape.ts';
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

function convShape(layer: LayerPlan, batch: number): ConvShape | null {
  const { block, inputShape, outputShape } = layer;
  if (block.kind !== 'conv') return null;
  const [height = 0, width = 0, inChannels = 0] = inputShape;
  const [outHeight = 0, outWidth = 0, outChannels = 0] = outputShape;
  if (Math.max(inChannels, outChannels) > MAX_CHANNELS) return null;
  const axis = (inputLength: number, outputLength: number) => {
    // `same`: padding is split between both sides, an odd one goes after.
    const padding = Math.max(0, (outputLength - 1) * block.stride + block.kernelSize - inputLength);
    const padBefore = Math.floor(padding / 2);
    return { inputLength, outputLength, kernelSize: block.kernelSize, stride: block.stride, padBefore };
  };
  return { batch, inChannels, outChannels, rows: axis(height, outHeight), columns: axis(width, outWidth) };
}

/**
 * Splits a network into stages, or returns null if a layer cannot be recorded: a residual block, a
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
        const shape = convShape(layer, batch);
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
        const [height = 0, width = 0, numChannels = 0] = inputShape;
        stages.push({ kind: 'mean', numPlaces: height * width, numChannels });
        break;
      }
      case 'dense':
      case 'logits': {
        const [inputs = 0] = inputShape;
        const [units = 0] = outputShape;
        stages.push({ kind: 'dense', inputs, units, hasRelu: block.kind === 'dense', variable });
        break;
      }
      case 'residual':
        return null;
    }
    variable += layer.parameters.length;
  }
  return stages;
}
