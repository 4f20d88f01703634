import type { ModelRole, ModelSpec, TappedBlock } from './model-spec.ts';

/** Width D of every transformer's hidden states, so that a student can start with its teacher's blocks. */
export const TRANSFORMER_WIDTH = 64;
const HEADS = 4;
const FEED_FORWARD = 128;

/** Tap after a number of a network's blocks: the same name at the same share of the depth, in networks of any depth. */
const depthTap = (what: 'hidden' | 'attention', done: number, depth: number) =>
  `${what}${Math.round((100 * done) / depth)}`;

interface TransformerOptions {
  readonly id: string;
  readonly roles: readonly ModelRole[];
  /** Number of encoder blocks. */
  readonly depth: number;
}

/**
 * An encoder as BERT's, but tiny: token and position embeddings, layer norm, blocks of 4 heads and width 64, the mean over
 * the positions, logits.
 *
 * @source Devlin et al. 2019, "BERT", https://arxiv.org/abs/1810.04805
 * @deviation The mean of all positions answers, not a special first token. No segment embeddings, no dropout, and no
 *   padding mask: a padding token is a token like others.
 */
export function transformer({ id, roles, depth }: TransformerOptions): ModelSpec {
  const blocks = Array.from({ length: depth }, (_, index): TappedBlock => ({
    kind: 'transformer-block',
    heads: HEADS,
    feedForward: FEED_FORWARD,
    tap: depthTap('hidden', index + 1, depth),
    innerTap: depthTap('attention', index + 1, depth),
  }));
  return {
    id,
    family: 'transformer',
    roles,
    input: 'tokens',
    blocks: [
      { kind: 'token-embedding', width: TRANSFORMER_WIDTH, hasPositions: true },
      { kind: 'layer-norm', tap: depthTap('hidden', 0, depth) },
      ...blocks,
      { kind: 'mean-pool', tap: 'embedding' },
    ],
  };
}
