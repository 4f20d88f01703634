import type { DistillationMethod } from '../method.ts';
import { softenedDivergence } from '../softened.ts';
import { logitsPair } from '../tap.ts';

/**
 * Two students teach each other: a peer, the same network with other initial weights, is trained on the same batches at the
 * same time. Each has the labels and, beside them, the other's probabilities; no trained teacher takes part.
 *
 * The engine trains the peer with cross-entropy plus β times this loss with the two sides exchanged. Neither gradient
 * reaches the other network.
 *
 * @deviation The paper updates one network and lets the other learn from its new answers; here both learn from the answers
 * before the step. β is 1 in the paper.
 */
export const mutualLearning: DistillationMethod = {
  id: 'mutual-learning',
  family: 'output',
  diagnostic: 'peer',
  weight: {
    by: 'beta',
    beta: {
      key: 'mutualBeta',
      tex: String.raw`\beta_{m}`,
      minimum: 0.01,
      maximum: 10,
      default: 1,
      scale: 'log',
      stops: [0.1, 0.5, 1, 2, 5],
    },
  },
  hyperparameters: [],
  choices: [],
  terms: [{ id: 'mutual', tex: String.raw`\mathrm{KL}_{\mathrm{peer}}`, actor: 'student' }],
  formula: String.raw`\frac{1}{N} \sum_{n} \sum_{c} p^{\,\mathrm{peer}}_{nc} \log \frac{p^{\,\mathrm{peer}}_{nc}}{p^{\,s}_{nc}}, \quad T = 1`,
  citation: {
    authors: 'Zhang, Xiang, Hospedales, Lu',
    year: 2018,
    title: 'Deep Mutual Learning',
    locator: 'section 3.1, equations 5 to 7',
    url: 'https://arxiv.org/abs/1706.00384',
  },
  pairs: () => logitsPair,
  hasPeer: true,
  compared: (_ops, { student, teacher: peer }) => [{ student: student.logits, teacher: peer.logits }],
  loss(ops, { student, teacher: peer }) {
    return { mutual: softenedDivergence(ops, student, peer, 1) };
  },
};
