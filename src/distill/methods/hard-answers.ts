import type { DistillationMethod } from '../method.ts';
import { softenedDivergence } from '../softened.ts';
import { logitsPair } from '../tap.ts';

/**
 * By how much the answer's logit is above all others: e^-1000 is 0 in 32 and in 64 bits, so the distribution is exactly
 * one-hot, and its entropy exactly 0.
 */
const CERTAIN = 1000;

/**
 * The teacher's answers alone: its most probable class as a label (a hard pseudo-label), the first of equals.
 *
 * The student gets what the teacher knows of which class is right, without its doubt and without the similarity of
 * classes, so what soft targets gain beyond it is due to the probabilities, and what it gains beyond the labels is due to
 * the teacher's answers where labels are missing or wrong. The divergence from a one-hot distribution is cross-entropy.
 *
 * @deviation The paper weights labels and answers ½ each; here the answers have the weight α and the labels 1 − α. T has
 * no part in it.
 */
export const hardAnswers: DistillationMethod = {
  id: 'hard-answers',
  family: 'comparison',
  diagnostic: 'soft-target-map',
  weight: { by: 'alpha' },
  hyperparameters: [],
  choices: [],
  terms: [{ id: 'hardAnswers', tex: String.raw`\mathrm{CE}_{\arg\max t}`, actor: 'teacher' }],
  formula: String.raw`-\frac{1}{N} \sum_{n} \log p^{\,s}_{n y_n}, \quad y_n = \arg\max_c t_{nc}, \quad T = 1`,
  citation: {
    authors: 'Touvron, Cord, Douze, Massa, Sablayrolles, Jégou',
    year: 2021,
    title: 'Training Data-Efficient Image Transformers & Distillation through Attention',
    locator: 'section 4, equation 3',
    url: 'https://arxiv.org/abs/2012.12877',
  },
  pairs: () => logitsPair,
  alterTeacher(logits) {
    const answer = logits.indexOf(Math.max(...logits));
    return logits.map((_, index) => (index === answer ? CERTAIN : 0));
  },
  loss(ops, { student, teacher }) {
    return { hardAnswers: softenedDivergence(ops, student, teacher, 1) };
  },
};
