import { checkSameBatch } from '../check-shapes.ts';
import type { DistillationMethod } from '../method.ts';
import type { DistillOps, Save, Scalar, Tensor, Tensor2D, Tensor4D } from '../ops.ts';
import { poolToSmaller } from '../pool-to.ts';
import { featureMapOf } from '../tap.ts';
import { optionOf } from '../values.ts';

/** Lower bound for divisors: a map with a smaller norm counts as dead. */
const SHORTEST = 1e-12;

/**
 * Spatial attention of a network: the mean square over channels, one row of length 1 per example.
 *
 * The explicit gradient makes half as many passes over the maps as TensorFlow.js' own: with Q = q / ‖q‖, ∂/∂q
 * = (g − Q ⟨g, Q⟩) / ‖q‖ and ∂/∂F = 2 F / C times that.
 *
 * @param featureMap [B, H, W, C]
 * @returns [B, H · W]; all zeros for a dead map
 */
function attentionRows(ops: DistillOps, featureMap: Tensor4D): Tensor2D {
  const [batch, height, width, channels] = featureMap.shape;
  const rows = ops.customGrad((received, save) => {
    const own = received as Tensor4D;
    const energy = ops.reshape(ops.mean(ops.square(own), -1), [batch, height * width]);
    const squared = ops.sum(ops.square(energy), -1, true);
    const length = ops.sqrt(ops.maximum(squared, SHORTEST * SHORTEST));
    const attention = ops.div(energy, length);
    (save as Save)([own, attention, length]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      const [map, unit, scale] = saved as [Tensor, Tensor, Tensor];
      const across = ops.sub(dy, ops.mul(unit, ops.sum(ops.mul(dy, unit), -1, true)));
      const byEnergy = ops.mul(ops.div(across, scale), 2 / channels);
      return ops.mul(map, ops.reshape(byEnergy, [batch, height, width, 1]));
    };
    return { value: attention, gradFunc };
  });
  return rows(featureMap) as Tensor2D;
}

/** Reduces the differences to one number: their mean square ('code'), or the mean of the rows' distances. */
function distance(ops: DistillOps, student: Tensor2D, teacher: Tensor2D, convention: string): Scalar {
  const squares = ops.square(ops.sub(student, teacher));
  if (convention === 'code') return ops.mean(squares).asScalar();
  const sums = ops.sum(squares, -1);
  // The square root's slope is infinite at zero; the mask removes that part of the gradient.
  const mask = ops.step(sums);
  return ops.mean(ops.mul(ops.sqrt(ops.add(sums, ops.sub(1, mask))), mask)).asScalar();
}

/**
 * The student imitates the teacher's spatial attention maps, stage by stage.
 *
 * @deviation Equation 2 adds up ‖Qs − Qt‖₂ times β/2; the choice “paper” leaves the half out; the authors’ code
 * takes the mean of the squares over everything, the choice “code”, for which β = 1000 is meant.
 */
export const attentionTransfer: DistillationMethod = {
  id: 'attention-transfer',
  family: 'attention',
  input: 'image',
  diagnostic: 'attention-maps',
  weight: {
    by: 'beta',
    beta: {
      key: 'attentionBeta',
      tex: String.raw`\beta_{\mathrm{AT}}`,
      minimum: 0.1,
      maximum: 10_000,
      default: 1000,
      scale: 'log',
      stops: [10, 100, 1000],
    },
  },
  hyperparameters: [],
  choices: [
    {
      key: 'attentionStages',
      options: ['stage1-stage2', 'stage1', 'stage2', 'stage3', 'stage1-stage2-stage3'],
      default: 'stage1-stage2',
      tapOf: 'both',
    },
    { key: 'attentionConvention', options: ['code', 'paper'], default: 'code', tapOf: null },
  ],
  terms: [{ id: 'attention', tex: String.raw`\mathrm{AT}`, actor: 'teacher' }],
  formula: String.raw`\sum_{l} \frac{1}{N H W} \sum_{n,i} \left( Q^{\,s}_{ni} - Q^{\,t}_{ni} \right)^2, \quad Q_n = \frac{q_n}{\lVert q_n \rVert_2}, \quad q_{n} = \frac{1}{C} \sum_{c} F_{n \cdot c}^{\,2}`,
  citation: {
    authors: 'Zagoruyko, Komodakis',
    year: 2017,
    title: 'Paying More Attention to Attention',
    locator: 'section 3.1, equation 2',
    url: 'https://arxiv.org/abs/1612.03928',
  },
  pairs: (values) =>
    optionOf(values, 'attentionStages')
      .split('-')
      .map((stage) => ({ teacher: stage, student: stage })),
  loss(ops, { student, teacher }, values) {
    const convention = optionOf(values, 'attentionConvention');
    const stages = attentionTransfer.pairs(values);
    return {
      attention: ops.tidy(() =>
        stages
          .map((stage) => {
            const ours = featureMapOf(student, stage.student, 'student');
            const theirs = featureMapOf(teacher, stage.teacher, 'teacher');
            checkSameBatch(ours, theirs);
            const [small, smallTeacher] = poolToSmaller(ops, ours, theirs);
            return distance(ops, attentionRows(ops, small), attentionRows(ops, smallTeacher), convention);
          })
          .reduce((sum, each) => ops.add(sum, each)),
      ),
    };
  },
};
