import type { DistillationMethod } from '../method.ts';
import type { DistillOps, Tensor, Tensor2D } from '../ops.ts';
import { embeddingsOf, geometryOf, meanHuber, relationLayerChoice, relationPairs } from '../relations.ts';

/** Distances [B, B] over their mean, pairs of different examples counted; all zero where all rows are the same. */
function relativeDistances(ops: DistillOps, rows: Tensor2D): Tensor {
  const [batch] = rows.shape;
  const { distances } = geometryOf(ops, rows);
  const numPairs = Math.max(1, batch * (batch - 1));
  const mean = ops.mul(ops.sum(distances), 1 / numPairs);
  return ops.div(distances, ops.maximum(mean, 1e-12));
}

/** The student keeps how far apart examples are for the teacher, relative to the mean distance. */
export const relationalDistance: DistillationMethod = {
  id: 'relational-distance',
  family: 'relation',
  diagnostic: 'relations',
  weight: {
    by: 'beta',
    beta: {
      key: 'distanceBeta',
      tex: String.raw`\beta_{\mathrm{D}}`,
      minimum: 0.1,
      maximum: 1000,
      default: 25,
      scale: 'log',
      stops: [1, 25, 100],
    },
  },
  hyperparameters: [],
  choices: [relationLayerChoice],
  terms: [{ id: 'distance', tex: String.raw`\mathrm{RKD}_{\mathrm{D}}`, actor: 'teacher' }],
  formula: String.raw`\frac{1}{N^2} \sum_{i,j} \mathrm{huber}\!\left( \frac{\lVert x^{\,s}_i - x^{\,s}_j \rVert}{\mu^{\,s}} - \frac{\lVert x^{\,t}_i - x^{\,t}_j \rVert}{\mu^{\,t}} \right), \quad \mu = \frac{1}{N(N-1)} \sum_{i,j} \lVert x_i - x_j \rVert`,
  citation: {
    authors: 'Park, Kim, Lu, Cho',
    year: 2019,
    title: 'Relational Knowledge Distillation',
    locator: 'section 3.3, equations 6 to 8',
    url: 'https://arxiv.org/abs/1904.05068',
  },
  deviation:
    'The paper adds up over pairs; its code takes the mean over all N², for which β = 25 is meant. Pairs of equal examples are left out of the gradient, which is infinite in the code.',
  pairs: relationPairs,
  loss(ops, batch, values) {
    return {
      distance: ops.tidy(() => {
        const [student, teacher] = embeddingsOf(ops, batch, values);
        const difference = ops.sub(relativeDistances(ops, student), relativeDistances(ops, teacher));
        return meanHuber(ops, difference);
      }),
    };
  },
};
