import type { BlockDefinition } from './block.ts';
import { planDense } from './dense.ts';

/** The last layer of every network: fully connected, with bias and without activation. */
export interface LogitsBlock {
  readonly kind: 'logits';
  readonly units: number;
}

export const logits: BlockDefinition<'logits', LogitsBlock> = {
  kind: 'logits',
  plan: ({ units }, place) => planDense(units, place),
};
