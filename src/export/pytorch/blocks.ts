import type { BlockKind } from '@/models/blocks/registry.ts';
import conv from './parts/blocks/conv.py?raw';
import dense from './parts/blocks/dense.py?raw';
import flatten from './parts/blocks/flatten.py?raw';
import globalAveragePool from './parts/blocks/global-average-pool.py?raw';
import layerNorm from './parts/blocks/layer-norm.py?raw';
import logits from './parts/blocks/logits.py?raw';
import maxPool from './parts/blocks/max-pool.py?raw';
import meanPool from './parts/blocks/mean-pool.py?raw';
import residual from './parts/blocks/residual.py?raw';
import tokenEmbedding from './parts/blocks/token-embedding.py?raw';
import transformerBlock from './parts/blocks/transformer-block.py?raw';

/** The module of each kind of layer, in Python. */
export const torchBlocks: Readonly<Record<BlockKind, string>> = {
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
