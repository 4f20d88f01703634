import type { DistillationMethod } from '../method.ts';
import type { DistillOps, Tensor, Tensor2D } from '../ops.ts';
import { embeddingsOf, relationLayerChoice, relationPairs } from '../relations.ts';

/**
 * Similarity of each example to all others, one row of length 1 per example, [B, B].
 *
 * A zero row stays zero and has no gradient: the root's input is made safe, not its output.
 */
function similarities(ops: DistillOps, rows: Tensor2D): Tensor {
  const gram = ops.matMul(rows, rows, false, true);
  const squared = ops.sum(ops.square(gram), -1, true);
  const isAlive = ops.step(squared);
  return ops.mul(ops.div(gram, ops.sqrt(ops.add(squared, ops.sub(1, isAlive)))), isAlive);
}

/** Examples that are similar for the teacher become similar for the student. */
export const similarityPreserving: DistillationMethod = {
  id: 'similarity-preserving',
  family: 'relation',
  diagnostic: 'relations',
  weight: {
    by: 'beta',
    beta: {
      key: 'similarityBeta',
      tex: String.raw`\beta_{\mathrm{SP}}`,
      minimum: 1,
      maximum: 30_000,
      default: 3000,
      scale: 'log',
      stops: [100, 1000, 3000],
    },
  },
  hyperparameters: [],
  choices: [relationLayerChoice],
  terms: [{ id: 'similarity', tex: String.raw`\mathrm{SP}`, actor: 'teacher' }],
  formula: String.raw`\frac{1}{N^2} \left\lVert \tilde G^{\,s} - \tilde G^{\,t} \right\rVert_F^2, \quad \tilde G_{i} = \frac{G_{i}}{\lVert G_{i} \rVert_2}, \quad G = X X^{\top}`,
  citation: {
    authors: 'Tung, Mori',
    year: 2019,
    title: 'Similarity-Preserving Knowledge Distillation',
    locator: 'section 3.1, equations 2 to 4',
    url: 'https://arxiv.org/abs/1907.09682',
  },
  minBatch: 2,
  pairs: relationPairs,
  loss(ops, batch, values) {
    return {
      similarity: ops.tidy(() => {
        const [student, teacher] = embeddingsOf(ops, batch, values);
        const difference = ops.sub(similarities(ops, student), similarities(ops, teacher));
        return ops.mean(ops.square(difference)).asScalar();
      }),
    };
  },
};
