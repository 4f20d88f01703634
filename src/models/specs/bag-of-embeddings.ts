import type { ModelSpec } from '../model-spec.ts';
import { TRANSFORMER_WIDTH } from '../transformer.ts';

/** A student that knows which tokens a text has, but not their order: the mean of their embeddings, then the logits. */
export const bagOfEmbeddings: ModelSpec = {
  id: 'bag-of-embeddings',
  family: 'embeddings',
  roles: ['student'],
  input: 'tokens',
  blocks: [
    { kind: 'token-embedding', width: TRANSFORMER_WIDTH, hasPositions: false, tap: 'hidden100' },
    { kind: 'mean-pool', tap: 'embedding' },
  ],
};
