import { sizeOf } from '@/core/size-of.ts';
import type { Initialiser } from '../initialisers.ts';
import { asFeatureMap, type BlockDefinition, type PlannedBlock } from './block.ts';

/** A 2-D convolution with bias and ReLU, `same` padding. */
export interface ConvBlock {
  readonly kind: 'conv';
  readonly filters: number;
  readonly kernelSize: 1 | 3 | 5;
  readonly stride: 1 | 2;
}

interface Convolution {
  readonly name: string;
  readonly kernelSize: number;
  readonly stride: number;
  readonly filters: number;
  readonly initialiser?: Initialiser;
}

/** Shapes and cost of one `same` convolution with bias. */
export function planConvolution(input: readonly number[], conv: Convolution): PlannedBlock {
  const [height, width, channels] = asFeatureMap(input, conv.name);
  const outputShape = [Math.ceil(height / conv.stride), Math.ceil(width / conv.stride), conv.filters];
  const weights = [conv.kernelSize, conv.kernelSize, channels, conv.filters];
  return {
    outputShape,
    parameters: [
      { name: `${conv.name}/weights`, shape: weights, initialiser: conv.initialiser ?? 'glorot-uniform' },
      { name: `${conv.name}/bias`, shape: [conv.filters], initialiser: 'zeros' },
    ],
    numMultiplyAccumulates: sizeOf(weights) * sizeOf(outputShape.slice(0, 2)),
  };
}

export const conv: BlockDefinition<'conv', ConvBlock> = {
  kind: 'conv',
  plan: ({ filters, kernelSize, stride }, { name, inputShape }) =>
    planConvolution(inputShape, { name, filters, kernelSize, stride }),
};
