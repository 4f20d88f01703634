import { asStates, type BlockDefinition, type ParameterPlan } from './block.ts';
import { normParameters } from './layer-norm.ts';

/**
 * One encoder block of a transformer: h = norm1(x + attention(x)), y = norm2(h + outer(gelu(inner(h)))), [B, L, D].
 *
 * Its inner output is the attention probabilities [B, heads, L, L]: how much of each position flows into each other one.
 */
export interface TransformerBlock {
  readonly kind: 'transformer-block';
  /** Number of attention heads, a divisor of D. */
  readonly heads: number;
  /** Width of the hidden layer between two positions-wise products. */
  readonly feedForward: number;
}

/**
 * Layer norms come after the sums, and the activation is GELU, as in BERT and DistilBERT.
 *
 * @source Vaswani et al. 2017, "Attention Is All You Need", section 3, https://arxiv.org/abs/1706.03762
 * @source Devlin et al. 2019, "BERT", section 3, https://arxiv.org/abs/1810.04805
 * @deviation No dropout: a text's output does not depend on chance. Layer norms add 1e-5 to the variance, as PyTorch's
 *   default does, where BERT adds 1e-12.
 */
export const transformerBlock: BlockDefinition<'transformer-block', TransformerBlock> = {
  kind: 'transformer-block',
  plan({ heads, feedForward }, { name, inputShape }) {
    const [length, width] = asStates(inputShape, name);
    if (width % heads !== 0)
      throw new RangeError(`${name} has ${heads} heads, expected a divisor of its width ${width}`);
    const dense = (part: string, from: number, to: number): readonly ParameterPlan[] => [
      { name: `${name}/${part}/weights`, shape: [from, to], initialiser: 'glorot-uniform' },
      { name: `${name}/${part}/bias`, shape: [to], initialiser: 'zeros' },
    ];
    const perPosition = 4 * width * width + 2 * width * feedForward;
    return {
      outputShape: [length, width],
      innerShape: [heads, length, length],
      parameters: [
        ...['query', 'key', 'value', 'attention'].flatMap((part) => dense(part, width, width)),
        ...normParameters(`${name}/norm1`, width),
        ...dense('inner', width, feedForward),
        ...dense('outer', feedForward, width),
        ...normParameters(`${name}/norm2`, width),
      ],
      // Queries times keys and probabilities times values: L² · D each.
      numMultiplyAccumulates: length * perPosition + 2 * length * length * width,
    };
  },
};
