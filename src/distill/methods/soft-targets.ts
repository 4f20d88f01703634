import { checkSameLogits } from '../check-shapes.ts';
import type { DistillationMethod } from '../method.ts';

/**
 * The student imitates the teacher's whole output distribution at temperature T.
 *
 * Both distributions are taken with `logSoftmax`, which subtracts the maximum first, so that no logit is too
 * large; the sum runs over classes and the mean over the batch.
 */
export const softTargets: DistillationMethod = {
  id: 'soft-targets',
  family: 'soft-targets',
  hyperparameters: [
    {
      key: 'temperature',
      tex: 'T',
      minimum: 0.5,
      maximum: 20,
      default: 4,
      scale: 'log',
      stops: [1, 2, 4, 10, 20],
    },
  ],
  terms: [{ id: 'softTargets', tex: 'T^2\\,\\mathrm{KL}', actor: 'teacher' }],
  formula: String.raw`T^2 \cdot \frac{1}{N} \sum_{n} \sum_{c} p^{\,t}_{nc} \left( \log p^{\,t}_{nc} - \log p^{\,s}_{nc} \right), \quad p = \mathrm{softmax}(z / T)`,
  citation: {
    authors: 'Hinton, Vinyals, Dean',
    year: 2015,
    title: 'Distilling the Knowledge in a Neural Network',
    locator: 'section 2',
    url: 'https://arxiv.org/abs/1503.02531',
  },
  deviation:
    'The paper writes cross-entropy with soft targets; KL differs from it by the entropy of the teacher, which has no gradient, and is zero when the student agrees.',
  teacherTaps: ['logits'],
  loss(ops, { student, teacher }, values) {
    checkSameLogits(student, teacher);
    const temperature = values['temperature'] ?? 1;
    if (ops.scaledDivergence) {
      return { softTargets: ops.scaledDivergence(student.logits, teacher.logits, temperature) };
    }
    return {
      softTargets: ops.tidy(() => {
        const studentLogProbs = ops.logSoftmax(ops.mul(student.logits, 1 / temperature));
        const teacherLogProbs = ops.logSoftmax(ops.mul(teacher.logits, 1 / temperature));
        const pointwise = ops.mul(ops.exp(teacherLogProbs), ops.sub(teacherLogProbs, studentLogProbs));
        const divergence = ops.mean(ops.sum(pointwise, -1));
        return ops.mul(divergence, temperature * temperature).asScalar();
      }),
    };
  },
};
