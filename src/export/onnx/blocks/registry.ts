import type { BlockKind } from '@/models/blocks/registry.ts';
import type { OnnxBlock } from './block.ts';
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

/** The nodes of each kind of layer. */
export const onnxBlocks: { readonly [Kind in BlockKind]: OnnxBlock<Kind> } = {
  conv,
  residual,
  'max-pool': maxPool,
  'global-average-pool': globalAveragePool,
  flatten,
  dense,
  'token-embedding': tokenEmbedding,
  'layer-norm': layerNorm,
  'transformer-block': transformerBlock,
  'mean-pool': meanPool,
  logits,
};
