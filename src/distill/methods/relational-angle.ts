import type { DistillationMethod } from '../method.ts';
import type { DistillOps, Scalar, Tensor, Tensor2D } from '../ops.ts';
import { embeddingsOf, geometryOf, relationLayerChoice, relationPairs } from '../relations.ts';

/** The halves of all squared distances and the inverses of the distances, [B, B]; 0 where there is none. */
function waysOf(ops: DistillOps, rows: Tensor2D) {
  const { squared, distances, differ } = geometryOf(ops, rows);
  return {
    halves: ops.mul(squared, 0.5),
    inverse: ops.div(differ, ops.add(distances, ops.sub(1, differ))),
  };
}

/**
 * Cosines of the angles at i between the ways to j and to k, [B, B, B].
 *
 * By the law of cosines ⟨x_j − x_i, x_k − x_i⟩ = ½ (d²_ij + d²_ik − d²_jk): 5 ms where the differences themselves
 * take 241 (64 examples of 784 numbers). Ways of no length have cosine 0.
 *
 * @param halves ½ d² [B, B]
 * @param inverse 1 / d [B, B]
 */
function cosines(ops: DistillOps, halves: Tensor, inverse: Tensor) {
  const batch = halves.shape[0] ?? 0;
  const [at, toJ, toK] = [
    [1, batch, batch],
    [batch, batch, 1],
    [batch, 1, batch],
  ] as [number[], number[], number[]];
  const both = ops.mul(ops.reshape(inverse, toJ), ops.reshape(inverse, toK));
  const near = ops.add(ops.reshape(halves, toJ), ops.reshape(halves, toK));
  return { both, cosine: ops.mul(ops.sub(near, ops.reshape(halves, at)), both) };
}

/**
 * The mean of Huber's loss of all angles' cosines, with its gradient by ½ d² and 1 / d.
 *
 * The gradient is written down because TensorFlow.js goes through all B³ cosines thirty times to find it out: with
 * u the clipped differences, symmetric in j and k, and w_ijk = u_ijk / (d_ij d_ik),
 * ∂/∂½d²_ij = 2 Σ_k w_ijk − Σ_n w_nij and ∂/∂(1/d_ij) = 2 Σ_k u_ijk (½ d²_ij + ½ d²_ik − ½ d²_jk) / d_ik, all
 * over B³.
 */
function angleLoss(ops: DistillOps, halves: Tensor, inverse: Tensor, target: Tensor): Scalar {
  const loss = ops.customGrad((...inputs) => {
    const [ownHalves, ownInverse, save] = inputs as unknown as [Tensor, Tensor, (all: Tensor[]) => void];
    const { both, cosine } = cosines(ops, ownHalves, ownInverse);
    const difference = ops.sub(cosine, target);
    const clipped = ops.clipByValue(difference, -1, 1);
    save([clipped, both, cosine, ownInverse]);
    const value = ops.mean(ops.mul(clipped, ops.sub(difference, ops.mul(clipped, 0.5))));
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      const [slope, pairs, angle, lengths] = saved as [Tensor, Tensor, Tensor, Tensor];
      const scale = ops.mul(dy, 1 / slope.size);
      const weighted = ops.mul(slope, pairs);
      const byHalves = ops.sub(ops.mul(ops.sum(weighted, 2), 2), ops.sum(weighted, 0));
      // Where 1 / d is there, the sum over k is Σ u · cosine over 1 / d_ij; where it is not, nothing is asked for.
      const turned = ops.mul(ops.sum(ops.mul(slope, angle), 2), 2);
      const isThere = ops.step(lengths);
      const byInverse = ops.div(ops.mul(turned, isThere), ops.add(lengths, ops.sub(1, isThere)));
      return [ops.mul(byHalves, scale), ops.mul(byInverse, scale)];
    };
    return { value: value as Scalar, gradFunc };
  });
  return loss(halves, inverse);
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
        const theirs = waysOf(ops, teacher);
        const ours = waysOf(ops, student);
        return angleLoss(ops, ours.halves, ours.inverse, cosines(ops, theirs.halves, theirs.inverse).cosine);
      }),
    };
  },
};
