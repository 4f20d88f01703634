import { crossEntropy } from '../cross-entropy.ts';
import type { DistillationMethod } from '../method.ts';
import { logitsPair } from '../tap.ts';
import { numberOf } from '../values.ts';

/**
 * Soft targets without a teacher: the label's share ε is spread equally over all classes.
 *
 * It replaces the hard labels' cross-entropy.
 */
export const labelSmoothing: DistillationMethod = {
  id: 'label-smoothing',
  family: 'comparison',
  diagnostic: 'soft-target-map',
  weight: { by: 'labels' },
  hyperparameters: [
    {
      key: 'smoothing',
      tex: String.raw`\varepsilon`,
      minimum: 0,
      maximum: 0.9,
      default: 0.1,
      scale: 'linear',
      stops: [0, 0.1, 0.3, 0.5],
    },
  ],
  choices: [],
  terms: [{ id: 'labelSmoothing', tex: String.raw`\mathrm{CE}_{\varepsilon}`, actor: 'student' }],
  formula: String.raw`-\frac{1}{N} \sum_{n} \sum_{c} \left( (1-\varepsilon)\,[c = y_n] + \frac{\varepsilon}{K} \right) \log p^{\,s}_{nc}, \quad p = \mathrm{softmax}(z)`,
  citation: {
    authors: 'Szegedy, Vanhoucke, Ioffe, Shlens, Wojna',
    year: 2016,
    title: 'Rethinking the Inception Architecture for Computer Vision',
    locator: 'section 7',
    url: 'https://arxiv.org/abs/1512.00567',
  },
  needsLabels: true,
  pairs: () => logitsPair,
  loss(ops, { student, labels }, values) {
    const smoothing = numberOf(values, 'smoothing');
    return {
      labelSmoothing: ops.tidy(() => {
        const numClasses = student.logits.shape[1];
        const targets = ops.add(ops.mul(labels.oneHot, 1 - smoothing), smoothing / numClasses);
        return crossEntropy(ops, student.logits, targets as typeof labels.oneHot);
      }),
    };
  },
};
