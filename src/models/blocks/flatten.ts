import { sizeOf } from '@/core/size-of.ts';
import type { BlockDefinition } from './block.ts';

/** [B, H, W, C] → [B, H·W·C]. */
export interface FlattenBlock {
  readonly kind: 'flatten';
}

export const flatten: BlockDefinition<'flatten', FlattenBlock> = {
  kind: 'flatten',
  plan: (_, { inputShape }) => ({
    outputShape: [sizeOf(inputShape)],
    parameters: [],
    numMultiplyAccumulates: 0,
  }),
};
