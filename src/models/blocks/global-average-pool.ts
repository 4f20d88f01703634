import { asFeatureMap, type BlockDefinition } from './block.ts';

/** The mean over height and width, [B, H, W, C] → [B, C]. */
export interface GlobalAveragePoolBlock {
  readonly kind: 'global-average-pool';
}

export const globalAveragePool: BlockDefinition<'global-average-pool', GlobalAveragePoolBlock> = {
  kind: 'global-average-pool',
  plan: (_, { name, inputShape }) => {
    const [, , channels] = asFeatureMap(inputShape, name);
    return { outputShape: [channels], parameters: [], numMultiplyAccumulates: 0 };
  },
};
