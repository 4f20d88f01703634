import type { BlockDefinition, BlockPlace, PlannedBlock } from './block.ts';
import { conv } from './conv.ts';
import { dense } from './dense.ts';
import { flatten } from './flatten.ts';
import { globalAveragePool } from './global-average-pool.ts';
import { layerNorm } from './layer-norm.ts';
import { logits } from './logits.ts';
import { maxPool } from './max-pool.ts';
import { meanPool } from './mean-pool.ts';
import { residual } from './residual.ts';
import { tokenEmbedding } from './token-embedding.ts';
import { transformerBlock } from './transformer-block.ts';

/** Every kind of layer. A new one needs one file and one entry here, and in the registries that `BlockDefinition` names. */
export const blocks = [
  conv,
  residual,
  maxPool,
  globalAveragePool,
  flatten,
  dense,
  tokenEmbedding,
  layerNorm,
  transformerBlock,
  meanPool,
  logits,
] as const;

type SettingsOf<Definition> =
  Definition extends BlockDefinition<infer _Kind, infer Settings> ? Settings : never;

/** The settings of a layer of any kind. */
export type AnyBlock = SettingsOf<(typeof blocks)[number]>;
export type BlockKind = AnyBlock['kind'];
/** The settings of a layer of one kind. */
export type BlockOf<Kind extends BlockKind> = Extract<AnyBlock, { readonly kind: Kind }>;

/** The shapes, parameters and cost of a layer. @throws RangeError for an input that it can't have */
export function planBlock(block: AnyBlock, place: BlockPlace): PlannedBlock {
  const definition = blocks.find(({ kind }) => kind === block.kind);
  if (!definition)
    throw new RangeError(`no block ${block.kind}; there are ${blocks.map(({ kind }) => kind).join(', ')}`);
  // TypeScript can't see that the definition found is the one of these settings.
  return (definition.plan as (settings: AnyBlock, place: BlockPlace) => PlannedBlock)(block, place);
}
