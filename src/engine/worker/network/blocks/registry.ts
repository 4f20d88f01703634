import type { BlockKind } from '@/models/blocks/registry.ts';
import type { BlockForward } from './block.ts';
import { conv } from './conv.ts';
import { dense } from './dense.ts';
import { flatten } from './flatten.ts';
import { globalAveragePool } from './global-average-pool.ts';
import { logits } from './logits.ts';
import { maxPool } from './max-pool.ts';
import { residual } from './residual.ts';

/** What each kind of layer computes. */
export const forwards: { readonly [Kind in BlockKind]: BlockForward<Kind> } = {
  conv,
  residual,
  'max-pool': maxPool,
  'global-average-pool': globalAveragePool,
  flatten,
  dense,
  logits,
};
