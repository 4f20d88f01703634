import { asFeatureMap, type BlockDefinition } from './block.ts';

/** 2×2 max pooling, stride 2. */
export interface MaxPoolBlock {
  readonly kind: 'max-pool';
}

export const maxPool: BlockDefinition<'max-pool', MaxPoolBlock> = {
  kind: 'max-pool',
  plan: (_, { name, inputShape }) => {
    const [height, width, channels] = asFeatureMap(inputShape, name);
    // Odd edges are kept, as with `same` padding, so that teacher and student maps have the same size.
    const outputShape = [Math.ceil(height / 2), Math.ceil(width / 2), channels];
    return { outputShape, parameters: [], numMultiplyAccumulates: 0 };
  },
};
