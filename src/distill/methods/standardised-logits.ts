import { checkSameLogits } from '../check-shapes.ts';
import type { DistillationMethod } from '../method.ts';
import type { DistillOps, Save, Tensor, Tensor2D } from '../ops.ts';
import { softenedDivergence, temperatureKnob } from '../softened.ts';
import { logitsPair } from '../tap.ts';
import { numberOf } from '../values.ts';

/** Added to the standard deviation, as in the authors' code. */
const EPSILON = 1e-7;

/**
 * Each row minus its mean, over its standard deviation.
 *
 * The gradient is explicit, since TensorFlow.js' own is not a number for a row without any spread: there the standard
 * deviation has gradient 0, as in PyTorch, and what remains is divided by ε alone.
 *
 * @param logits [B, K]
 */
function standardised(ops: DistillOps, logits: Tensor2D): Tensor2D {
  const freedom = Math.max(1, logits.shape[1] - 1);
  const result = ops.customGrad((received, save) => {
    const centred = ops.sub(received as Tensor2D, ops.mean(received as Tensor2D, -1, true));
    const deviation = ops.sqrt(ops.mul(ops.sum(ops.square(centred), -1, true), 1 / freedom));
    const divisor = ops.add(deviation, EPSILON);
    const value = ops.div(centred, divisor);
    (save as Save)([value, deviation]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      const [rows, spread] = saved as [Tensor, Tensor];
      const isSpread = ops.step(spread);
      // One over the divisor of the deviation's own slope, 0 without a spread.
      const inverse = ops.div(isSpread, ops.add(spread, ops.sub(1, isSpread)));
      const share = ops.mul(ops.sum(ops.mul(dy, rows), -1, true), ops.mul(inverse, 1 / freedom));
      const direct = ops.div(ops.sub(dy, ops.mean(dy, -1, true)), ops.add(spread, EPSILON));
      return ops.sub(direct, ops.mul(rows, share));
    };
    return { value, gradFunc };
  });
  return result(logits) as Tensor2D;
}

/**
 * Soft targets of standardised logits: the student imitates which classes are above the others and by how much of the
 * spread, and is free in how far apart its logits lie.
 *
 * @deviation The paper writes the standard deviation over K classes; the authors' code, which this follows, divides by
 * K − 1. Their weights are 0.1 for the labels and 9 for this term, at T = 2: α = 0.9 with the factor 10.
 */
export const standardisedLogits: DistillationMethod = {
  id: 'standardised-logits',
  family: 'output',
  diagnostic: 'standardised-scatter',
  weight: { by: 'alpha' },
  hyperparameters: [
    {
      key: 'standardisedFactor',
      tex: 'w',
      minimum: 1,
      maximum: 30,
      default: 10,
      scale: 'log',
      stops: [1, 10],
    },
    temperatureKnob,
  ],
  choices: [],
  terms: [
    {
      id: 'standardisedLogits',
      tex: String.raw`T^2\,\mathrm{KL}_{\hat z}`,
      actor: 'teacher',
      factorKey: 'standardisedFactor',
    },
  ],
  formula: String.raw`w\, T^2 \cdot \frac{1}{N} \sum_{n} \mathrm{KL}(p^{\,t}_n \,\|\, p^{\,s}_n), \quad p = \mathrm{softmax}(\hat z / T), \quad \hat z_{nc} = \frac{z_{nc} - \bar z_n}{\sigma(z_n)}`,
  citation: {
    authors: 'Sun, Ren, Li, Wang, Cao',
    year: 2024,
    title: 'Logit Standardization in Knowledge Distillation',
    locator: 'algorithms 1 and 2',
    url: 'https://arxiv.org/abs/2403.01427',
  },
  pairs: () => logitsPair,
  loss(ops, { student, teacher }, values) {
    checkSameLogits(student, teacher);
    const temperature = numberOf(values, temperatureKnob.key);
    return {
      standardisedLogits: ops.tidy(() => {
        const [ours, theirs] = [student, teacher].map(({ logits, taps }) => ({
          logits: standardised(ops, logits),
          taps,
        })) as [typeof student, typeof teacher];
        return softenedDivergence(ops, ours, theirs, temperature);
      }),
    };
  },
};
