import { entryAt } from '@/core/checked.ts';
import type { DistillationMethod } from '../method.ts';
import type { DistillOps, Save, Scalar, Tensor } from '../ops.ts';
import { distancesOf, embeddingsOf, huber, relationLayerChoice, relationPairs } from '../relations.ts';

/** Lower bound of the mean distance used as a divisor. */
const SHORTEST = 1e-12;

/** One over the mean distance of different examples, and the number of their pairs. */
function scaleOf(ops: DistillOps, distances: Tensor) {
  const batch = entryAt(distances.shape, 0);
  const numPairs = Math.max(1, batch * (batch - 1));
  const mean = ops.maximum(ops.mul(ops.sum(distances), 1 / numPairs), SHORTEST);
  return { scale: ops.div(1, mean), numPairs };
}

/**
 * The mean Huber loss of all relative distances, with its gradient with respect to the distances: with u the
 * slopes over B² and μ the mean, ∂/∂d_ij = u_ij / μ − Σ u d / (μ² · number of pairs).
 *
 * @param target the teacher's distances over their mean, [B, B]
 */
function distanceLoss(ops: DistillOps, distances: Tensor, target: Tensor): Scalar {
  const loss = ops.customGrad((received, save) => {
    const own = received as Tensor;
    const { scale, numPairs } = scaleOf(ops, own);
    const relative = ops.mul(own, scale);
    const { mean, slope } = huber(ops, ops.sub(relative, target));
    (save as Save)([slope, relative, scale]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      const [slopes, lengths, factor] = saved as [Tensor, Tensor, Tensor];
      const together = ops.mul(ops.sum(ops.mul(slopes, lengths)), 1 / numPairs);
      return ops.mul(ops.sub(slopes, together), ops.mul(ops.mul(dy, 1 / own.size), factor));
    };
    return { value: mean, gradFunc };
  });
  return loss(distances);
}

/**
 * The student imitates the teacher's distances between examples, relative to the mean distance.
 *
 * @deviation The paper adds up over pairs; its code takes the mean over all N², for which β = 25 is meant. Pairs of
 * equal examples are left out of the gradient, which is infinite in the code.
 */
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
    locator: 'section 3.2.1, equations 6 to 8',
    url: 'https://arxiv.org/abs/1904.05068',
  },
  minBatch: 3,
  pairs: relationPairs,
  loss(ops, batch, values) {
    return {
      distance: ops.tidy(() => {
        const [student, teacher] = embeddingsOf(ops, batch, values);
        const theirs = distancesOf(ops, teacher);
        const target = ops.mul(theirs, scaleOf(ops, theirs).scale);
        return distanceLoss(ops, distancesOf(ops, student), target);
      }),
    };
  },
};
