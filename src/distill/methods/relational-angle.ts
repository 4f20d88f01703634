import type { DistillationMethod } from '../method.ts';
import type { DistillOps, Tensor, Tensor2D } from '../ops.ts';
import { embeddingsOf, geometryOf, huber, relationLayerChoice, relationPairs } from '../relations.ts';

/**
 * Cosines of the angles at i between the ways to j and to k, [B, B, B].
 *
 * By the law of cosines ⟨x_j − x_i, x_k − x_i⟩ = ½ (d²_ij + d²_ik − d²_jk): 5 ms where the differences themselves
 * take 241 (64 examples of 784 numbers). Ways of no length have cosine 0 and no gradient.
 */
function cosines(ops: DistillOps, rows: Tensor2D): Tensor {
  const [batch] = rows.shape;
  const { squared, distances, differ } = geometryOf(ops, rows);
  const inverse = ops.div(differ, ops.add(distances, ops.sub(1, differ)));
  const halves = ops.mul(squared, 0.5);
  const [toJ, toK, across] = [
    [batch, batch, 1],
    [batch, 1, batch],
    [1, batch, batch],
  ] as [number[], number[], number[]];
  const inner = ops.sub(
    ops.add(ops.reshape(halves, toJ), ops.reshape(halves, toK)),
    ops.reshape(halves, across),
  );
  return ops.mul(ops.mul(inner, ops.reshape(inverse, toJ)), ops.reshape(inverse, toK));
}

/** The student keeps the angles of every triangle of three examples as the teacher has them. */
export const relationalAngle: DistillationMethod = {
  id: 'relational-angle',
  family: 'relation',
  diagnostic: 'relations',
  weight: {
    by: 'beta',
    beta: {
      key: 'angleBeta',
      tex: String.raw`\beta_{\mathrm{A}}`,
      minimum: 0.1,
      maximum: 1000,
      default: 50,
      scale: 'log',
      stops: [1, 50, 200],
    },
  },
  hyperparameters: [],
  choices: [relationLayerChoice],
  terms: [{ id: 'angle', tex: String.raw`\mathrm{RKD}_{\mathrm{A}}`, actor: 'teacher' }],
  formula: String.raw`\frac{1}{N^3} \sum_{i,j,k} \mathrm{huber}\!\left( \cos \angle^{\,s}_{jik} - \cos \angle^{\,t}_{jik} \right), \quad \cos \angle_{jik} = \left\langle \frac{x_j - x_i}{\lVert x_j - x_i \rVert}, \frac{x_k - x_i}{\lVert x_k - x_i \rVert} \right\rangle`,
  citation: {
    authors: 'Park, Kim, Lu, Cho',
    year: 2019,
    title: 'Relational Knowledge Distillation',
    locator: 'section 3.3, equations 9 and 10',
    url: 'https://arxiv.org/abs/1904.05068',
  },
  deviation:
    'The paper adds up over triples; its code takes the mean over all N³, for which β = 50 is meant. Ways of no length are left out of the gradient, which is infinite in the code.',
  pairs: relationPairs,
  loss(ops, batch, values) {
    return {
      angle: ops.tidy(() => {
        const [student, teacher] = embeddingsOf(ops, batch, values);
        return ops.mean(huber(ops, ops.sub(cosines(ops, student), cosines(ops, teacher)))).asScalar();
      }),
    };
  },
};
