import { asStates, type BlockDefinition, type ParameterPlan } from './block.ts';

/** Each token's vector shifted and scaled to mean 0 and variance 1, then by learned scales and shifts, [B, L, D]. */
export interface LayerNormBlock {
  readonly kind: 'layer-norm';
}

/** Added to the variance: PyTorch's default. */
export const NORM_EPSILON = 1e-5;

/** Scale and shift of a layer norm over `width` numbers. */
export const normParameters = (name: string, width: number): readonly ParameterPlan[] => [
  { name: `${name}/weights`, shape: [width], initialiser: 'ones' },
  { name: `${name}/bias`, shape: [width], initialiser: 'zeros' },
];

/** @source Ba, Kiros & Hinton 2016, "Layer Normalization", equation 4, https://arxiv.org/abs/1607.06450 */
export const layerNorm: BlockDefinition<'layer-norm', LayerNormBlock> = {
  kind: 'layer-norm',
  plan: (_, { name, inputShape }) => {
    const [length, width] = asStates(inputShape, name);
    return {
      outputShape: [length, width],
      parameters: normParameters(name, width),
      numMultiplyAccumulates: 0,
    };
  },
};
