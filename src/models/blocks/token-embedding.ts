import type { BlockDefinition, ParameterPlan } from './block.ts';

/** A learned vector for each token and, if order is to count, one for each position: [B, L] ids → [B, L, D]. */
export interface TokenEmbeddingBlock {
  readonly kind: 'token-embedding';
  /** D */
  readonly width: number;
  readonly hasPositions: boolean;
}

export const tokenEmbedding: BlockDefinition<'token-embedding', TokenEmbeddingBlock> = {
  kind: 'token-embedding',
  plan({ width, hasPositions }, { name, input, inputShape }) {
    const [length, ...rest] = inputShape;
    if (input.kind !== 'tokens' || length === undefined || rest.length > 0)
      throw new RangeError(`${name} needs ids of tokens [L], received [${inputShape.join(', ')}]`);
    const table = (part: string, rows: number): ParameterPlan => ({
      name: `${name}/${part}/weights`,
      shape: [rows, width],
      initialiser: 'embedding-uniform',
      isTable: true,
    });
    return {
      outputShape: [length, width],
      parameters: [table('tokens', input.vocabulary), ...(hasPositions ? [table('positions', length)] : [])],
      // Rows are looked up, not multiplied.
      numMultiplyAccumulates: 0,
    };
  },
};
