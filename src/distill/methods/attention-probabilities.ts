import { ShapeError } from '@/core/errors.ts';
import type { Choice, DistillationMethod } from '../method.ts';
import { meanSquare, pairsNamed, sameTokens, sumOver } from '../states.ts';

const layersChoice: Choice = {
  key: 'attentionLayers',
  options: ['attention100', 'attention50-attention100'],
  default: 'attention100',
  tapOf: 'both',
};

/**
 * Each head of the student attends to the tokens that the teacher's head of the same number attends to.
 *
 * @deviation The paper compares the scores before softmax, which it found to be better; here it is the probabilities, which
 *   can be looked at, and whose mean square is far smaller: β = 100. Layers are mapped as for hidden states.
 */
export const attentionProbabilities: DistillationMethod = {
  id: 'attention-probabilities',
  family: 'attention',
  input: 'tokens',
  diagnostic: 'token-attention',
  weight: {
    by: 'beta',
    beta: {
      key: 'attentionProbabilitiesBeta',
      tex: String.raw`\beta_{A}`,
      minimum: 0.1,
      maximum: 10_000,
      default: 100,
      scale: 'log',
      stops: [1, 10, 100, 1000],
    },
  },
  hyperparameters: [],
  choices: [layersChoice],
  terms: [{ id: 'attentionProbabilities', tex: String.raw`\mathrm{MSE}_{A}`, actor: 'teacher' }],
  formula: String.raw`\sum_{l} \frac{1}{N M L^2} \sum_{n,m,i,j} \left( A^{\,s}_{nmij} - A^{\,t}_{nmij} \right)^2`,
  citation: {
    authors: 'Jiao, Yin, Shang, Jiang, Chen, Li, Wang, Liu',
    year: 2020,
    title: 'TinyBERT: Distilling BERT for Natural Language Understanding',
    locator: 'section 3.1, equation 7',
    url: 'https://arxiv.org/abs/1909.10351',
  },
  pairs: (values) => pairsNamed(values, layersChoice),
  loss(ops, outputs, values) {
    return {
      attentionProbabilities: ops.tidy(() =>
        sumOver(ops, attentionProbabilities.pairs(values), ({ student: tap }) => {
          const [ours, theirs] = sameTokens(outputs, tap, 4);
          if (ours.shape[3] !== theirs.shape[3])
            throw new ShapeError(`student.${tap}`, ours.shape, `${theirs.shape[3]} tokens attended to`);
          return meanSquare(ops, ours, theirs);
        }),
      ),
    };
  },
};
