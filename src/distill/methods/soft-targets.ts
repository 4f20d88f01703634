import type { DistillationMethod } from '../method.ts';
import { softenedDivergence, temperatureKnob, temperatureSquaredSwitch } from '../softened.ts';
import { logitsPair } from '../tap.ts';
import { numberOf, optionOf } from '../values.ts';

/**
 * The student imitates the teacher's whole output distribution at temperature T.
 *
 * @deviation The paper writes cross-entropy with soft targets; KL differs from it by the entropy of the teacher,
 * which has no gradient, and is zero when the student agrees.
 */
export const softTargets: DistillationMethod = {
  id: 'soft-targets',
  family: 'output',
  diagnostic: 'soft-target-map',
  weight: { by: 'alpha' },
  hyperparameters: [temperatureKnob],
  choices: [temperatureSquaredSwitch],
  terms: [{ id: 'softTargets', tex: String.raw`T^2\,\mathrm{KL}`, actor: 'teacher' }],
  formula: String.raw`T^2 \cdot \frac{1}{N} \sum_{n} \sum_{c} p^{\,t}_{nc} \left( \log p^{\,t}_{nc} - \log p^{\,s}_{nc} \right), \quad p = \mathrm{softmax}(z / T)`,
  citation: {
    authors: 'Hinton, Vinyals, Dean',
    year: 2015,
    title: 'Distilling the Knowledge in a Neural Network',
    locator: 'section 2',
    url: 'https://arxiv.org/abs/1503.02531',
  },
  pairs: () => logitsPair,
  loss(ops, { student, teacher }, values) {
    const isSquared = optionOf(values, temperatureSquaredSwitch.key) === 'on';
    const temperature = numberOf(values, temperatureKnob.key);
    return { softTargets: softenedDivergence(ops, student, teacher, temperature, isSquared) };
  },
};
