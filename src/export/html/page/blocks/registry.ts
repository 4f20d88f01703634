import type { BlockKind } from '@/models/blocks/registry.ts';
import type { PageBlock } from './block.ts';
import { conv } from './conv.ts';
import { dense } from './dense.ts';
import { flatten } from './flatten.ts';
import { globalAveragePool } from './global-average-pool.ts';
import { logits } from './logits.ts';
import { maxPool } from './max-pool.ts';
import { residual } from './residual.ts';

/** What each kind of layer computes in the exported page. */
export const pageBlocks: { readonly [Kind in BlockKind]: PageBlock<Kind> } = {
  conv,
  residual,
  'max-pool': maxPool,
  'global-average-pool': globalAveragePool,
  flatten,
  dense,
  logits,
};
