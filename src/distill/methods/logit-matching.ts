import { checkSameLogits } from '../check-shapes.ts';
import type { DistillationMethod } from '../method.ts';
import { logitsPair } from '../tap.ts';

/**
 * The student imitates the teacher's logits themselves, without softmax and without a temperature.
 *
 * It is what soft targets with T² tend to for T → ∞.
 *
 * @deviation The paper takes half the sum of the squares over the classes, of the logits as they are, and has no labels.
 * Here each example's mean is subtracted first, since a constant added to all logits changes no answer, and the sum is
 * divided by the number of classes: the limit of soft targets, so that α means the same for both.
 */
export const logitMatching: DistillationMethod = {
  id: 'logit-matching',
  family: 'output',
  diagnostic: 'logit-scatter',
  weight: { by: 'alpha' },
  hyperparameters: [],
  choices: [],
  terms: [{ id: 'logitMatching', tex: String.raw`\mathrm{MSE}_{z}`, actor: 'teacher' }],
  formula: String.raw`\frac{1}{2K} \cdot \frac{1}{N} \sum_{n} \sum_{c} \left( \tilde z^{\,s}_{nc} - \tilde z^{\,t}_{nc} \right)^2, \quad \tilde z_{nc} = z_{nc} - \frac{1}{K} \sum_{k} z_{nk}`,
  citation: {
    authors: 'Ba, Caruana',
    year: 2014,
    title: 'Do Deep Nets Really Need to be Deep?',
    locator: 'section 2',
    url: 'https://arxiv.org/abs/1312.6184',
  },
  pairs: () => logitsPair,
  loss(ops, { student, teacher }) {
    checkSameLogits(student, teacher);
    return {
      logitMatching: ops.tidy(() => {
        // Both means in one: the mean of the difference is the difference of the means.
        const difference = ops.sub(student.logits, teacher.logits);
        const centred = ops.sub(difference, ops.mean(difference, -1, true));
        return ops.mul(ops.mean(ops.square(centred)), 0.5).asScalar();
      }),
    };
  },
};
