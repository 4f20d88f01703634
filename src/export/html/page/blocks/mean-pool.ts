import type { PageBlock } from './block.ts';
import { globalAveragePool } from './global-average-pool.ts';

/** Hidden states are maps of width 1. */
export const meanPool: PageBlock<'mean-pool'> = (input, _, arrays) =>
  globalAveragePool(input, { kind: 'global-average-pool' }, arrays);
