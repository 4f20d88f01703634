import type { DistillationMethod } from '../method.ts';
import { softenedDivergence, temperatureKnob } from '../softened.ts';
import { logitsPair } from '../tap.ts';
import { numberOf } from '../values.ts';

/**
 * Each student teaches the next one of the same architecture, which starts from other initial weights.
 *
 * The loss is that of soft targets with another teacher: the first generation trains on labels alone, each
 * later one on the generation before it. Switched on together with soft targets, both share α and use the
 * same teacher.
 *
 * @deviation The paper has T = 1 and gives every generation the same time; T is a knob here, and the labels keep
 * their share 1 − α.
 */
export const bornAgain: DistillationMethod = {
  id: 'born-again',
  family: 'self',
  diagnostic: 'generations',
  weight: { by: 'alpha' },
  hyperparameters: [
    temperatureKnob,
    {
      key: 'generations',
      tex: 'G',
      minimum: 2,
      maximum: 6,
      default: 3,
      scale: 'linear',
      stops: [2, 3, 4, 5, 6],
      isWhole: true,
    },
  ],
  choices: [],
  terms: [{ id: 'bornAgain', tex: String.raw`T^2\,\mathrm{KL}_{g-1}`, actor: 'student' }],
  formula: String.raw`T^2 \cdot \frac{1}{N} \sum_{n} \sum_{c} p^{\,g-1}_{nc} \left( \log p^{\,g-1}_{nc} - \log p^{\,g}_{nc} \right), \quad p = \mathrm{softmax}(z / T)`,
  citation: {
    authors: 'Furlanello, Lipton, Tschannen, Itti, Anandkumar',
    year: 2018,
    title: 'Born-Again Neural Networks',
    locator: 'section 3, equation 4',
    url: 'https://arxiv.org/abs/1805.04770',
  },
  isGenerational: true,
  pairs: () => logitsPair,
  loss(ops, { student, teacher }, values) {
    return { bornAgain: softenedDivergence(ops, student, teacher, numberOf(values, temperatureKnob.key)) };
  },
};
