import { checkSameLogits } from '../check-shapes.ts';
import { directions } from '../directions.ts';
import type { DistillationMethod } from '../method.ts';
import type { DistillOps, Save, Scalar, Tensor, Tensor2D } from '../ops.ts';
import { temperatureKnob } from '../softened.ts';
import { logitsPair } from '../tap.ts';
import { numberOf } from '../values.ts';

/** Added to the product of two lengths, as in the authors' code. */
const EPSILON = 1e-8;

/**
 * One minus the mean of Pearson's correlation x·y / (‖x‖‖y‖ + ε) of centred rows.
 *
 * It is computed as (½‖u − v‖² ‖x‖‖y‖ + ε) / (‖x‖‖y‖ + ε), with u and v the rows' directions: 1 − x·y would lose
 * all digits where both are alike. The gradient of a length is 0 at a row of zeros, as in PyTorch.
 *
 * @param received [rows, columns], any
 * @param teacher of the same shape
 */
function uncorrelated(ops: DistillOps, received: Tensor2D, teacher: Tensor2D): Scalar {
  const loss = ops.customGrad((given, save) => {
    const centred = (rows: Tensor2D) => ops.sub(rows, ops.mean(rows, -1, true));
    const [x, y] = [centred(given as Tensor2D), centred(teacher)];
    const [own, other] = [directions(ops, x), directions(ops, y)];
    const [u, v] = [ops.mul(x, own.inverse), ops.mul(y, other.inverse)];
    const lengths = ops.mul(own.lengths, other.lengths);
    const divisor = ops.add(lengths, EPSILON);
    const apart = ops.mul(ops.sum(ops.square(ops.sub(u, v)), -1, true), ops.mul(lengths, 0.5));
    const value = ops.div(ops.add(apart, EPSILON), divisor);
    (save as Save)([u, y, ops.mul(ops.sub(1, value), other.lengths), divisor]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      // ∂/∂x of x·y / (‖x‖‖y‖ + ε) is (y − ρ ‖y‖ x / ‖x‖) / (‖x‖‖y‖ + ε).
      const [direction, target, along, below] = saved as [Tensor, Tensor, Tensor, Tensor];
      const slope = ops.div(ops.sub(ops.mul(direction, along), target), below);
      const flat = ops.sub(slope, ops.mean(slope, -1, true));
      return ops.mul(flat, ops.div(dy, received.shape[0]));
    };
    return { value: ops.mean(value), gradFunc };
  });
  return loss(received).asScalar();
}

/** Probabilities [B, K] of a batch, less one row of K constants, which may differ between the two. */
interface Rows {
  readonly overClasses: Tensor2D;
  readonly overExamples: Tensor2D;
}

/** Up to this distance from the constants' logits, `expm1` is exact where a difference of probabilities isn't. */
const NEAR = 1;

/**
 * Softmax less constants: p − r, where r = softmax(from) and p = softmax(from + beyond).
 *
 * Early in training all answers are alike, and what they differ in would be lost: p − r is r (e − Σ r e) / (1 + Σ r e) with
 * e = expm1(beyond), which has all its digits. Far from r, where e could be infinite, it is computed as it is written.
 *
 * @param beyond [B, K]
 * @param from [1, K]
 */
function probabilitiesBeyond(ops: DistillOps, beyond: Tensor2D, from: Tensor): Tensor2D {
  const constants = ops.exp(ops.logSoftmax(from));
  const numFar = ops.sum(ops.step(ops.sub(ops.abs(beyond), NEAR)), -1, true);
  const isFar = ops.step(numFar);
  const grown = ops.expm1(ops.clipByValue(beyond, -NEAR, NEAR));
  const mean = ops.sum(ops.mul(constants, grown), -1, true);
  const near = ops.div(ops.mul(constants, ops.sub(grown, mean)), ops.add(1, mean));
  const probabilities = ops.exp(ops.logSoftmax(ops.add(beyond, from)));
  const far = ops.sub(probabilities, constants);
  return ops.add(ops.mul(isFar, far), ops.mul(ops.sub(1, isFar), near)).as2D(...beyond.shape);
}

/**
 * The student's probabilities go up and down with the teacher's, over the classes of an example and over the examples of
 * a class; their size is free.
 *
 * @deviation The authors' code multiplies by T², which the paper does not write. A correlation does not shrink with T as a
 * divergence does, so that at high T the gradient grows with T².
 */
export const correlations: DistillationMethod = {
  id: 'correlations',
  family: 'output',
  diagnostic: 'probability-scatter',
  weight: {
    by: 'beta',
    beta: {
      key: 'correlationBeta',
      tex: String.raw`\beta_{\mathrm{DIST}}`,
      minimum: 0.01,
      maximum: 20,
      default: 2,
      scale: 'log',
      stops: [0.1, 1, 2],
    },
  },
  hyperparameters: [
    {
      key: 'interWeight',
      tex: String.raw`w_{\mathrm{inter}}`,
      minimum: 0,
      maximum: 5,
      default: 1,
      scale: 'linear',
      stops: [0, 1],
    },
    {
      key: 'intraWeight',
      tex: String.raw`w_{\mathrm{intra}}`,
      minimum: 0,
      maximum: 5,
      default: 1,
      scale: 'linear',
      stops: [0, 1],
    },
    temperatureKnob,
  ],
  choices: [],
  terms: [
    { id: 'interClass', tex: String.raw`\mathrm{inter}`, actor: 'teacher', factorKey: 'interWeight' },
    { id: 'intraClass', tex: String.raw`\mathrm{intra}`, actor: 'teacher', factorKey: 'intraWeight' },
  ],
  formula: String.raw`T^2 \left( w_{\mathrm{inter}} \Bigl( 1 - \frac{1}{N} \sum_{n} \rho(p^{\,s}_{n\cdot}, p^{\,t}_{n\cdot}) \Bigr) + w_{\mathrm{intra}} \Bigl( 1 - \frac{1}{K} \sum_{c} \rho(p^{\,s}_{\cdot c}, p^{\,t}_{\cdot c}) \Bigr) \right)`,
  citation: {
    authors: 'Huang, You, Wang, Qian, Xu',
    year: 2022,
    title: 'Knowledge Distillation from A Stronger Teacher',
    locator: 'section 4',
    url: 'https://arxiv.org/abs/2205.10536',
  },
  pairs: () => logitsPair,
  loss(ops, { student, teacher }, values) {
    checkSameLogits(student, teacher);
    const temperature = numberOf(values, temperatureKnob.key);
    const [interClass, intraClass] = ops.tidy(() => {
      const [ours, theirs] = [student, teacher].map(({ logits }) => {
        const cooled = ops.mul(logits, 1 / temperature).as2D(...logits.shape);
        const ofExample = ops.sub(cooled, ops.mean(cooled, -1, true)).as2D(...logits.shape);
        const mean = ops.mean(cooled, 0, true);
        const ofBatch = ops.sub(cooled, mean).as2D(...logits.shape);
        return {
          overClasses: probabilitiesBeyond(
            ops,
            ofExample,
            ops.tensor2d([Array<number>(logits.shape[1]).fill(0)]),
          ),
          overExamples: probabilitiesBeyond(ops, ofBatch, mean),
        };
      }) as [Rows, Rows];
      const scaled = (term: Scalar) => ops.mul(term, temperature * temperature).asScalar();
      return [
        scaled(uncorrelated(ops, ours.overClasses, theirs.overClasses)),
        scaled(uncorrelated(ops, ops.transpose(ours.overExamples), ops.transpose(theirs.overExamples))),
      ] as const;
    });
    return { interClass, intraClass };
  },
};
