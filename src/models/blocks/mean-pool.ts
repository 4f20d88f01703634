import { asStates, type BlockDefinition } from './block.ts';

/** The mean over the positions of a text, [B, L, D] → [B, D]. */
export interface MeanPoolBlock {
  readonly kind: 'mean-pool';
}

export const meanPool: BlockDefinition<'mean-pool', MeanPoolBlock> = {
  kind: 'mean-pool',
  plan: (_, { name, inputShape }) => {
    const [, width] = asStates(inputShape, name);
    return { outputShape: [width], parameters: [], numMultiplyAccumulates: 0 };
  },
};
