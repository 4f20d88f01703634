import { entryAt } from '@/core/checked.ts';
import { shuffledIndices } from '@/core/shuffled-indices.ts';
import type { DistillationMethod } from '../method.ts';
import { softenedDivergence, temperatureKnob } from '../softened.ts';
import { logitsPair } from '../tap.ts';
import { numberOf } from '../values.ts';

/**
 * Soft targets as blurred as the teacher's, without its knowledge of the classes.
 *
 * All logits but the teacher's largest are shuffled, in the same way for an example whenever it comes: the
 * student gets the same confidence and entropy without the similarity of classes. Its gain is due to blur;
 * its loss against soft targets is due to missing knowledge.
 *
 * @deviation The paper permutes all but the largest probability; so does this, at temperature T and with T², to
 * differ from soft targets in nothing else. An example keeps its permutation throughout a run.
 */
export const shuffledDarkKnowledge: DistillationMethod = {
  id: 'shuffled-dark-knowledge',
  family: 'comparison',
  diagnostic: 'soft-target-map',
  weight: { by: 'alpha' },
  hyperparameters: [temperatureKnob],
  choices: [],
  terms: [{ id: 'shuffledDarkKnowledge', tex: String.raw`T^2\,\mathrm{KL}_{\pi}`, actor: 'teacher' }],
  formula: String.raw`T^2 \cdot \frac{1}{N} \sum_{n} \sum_{c} p^{\,t}_{n\pi_n(c)} \left( \log p^{\,t}_{n\pi_n(c)} - \log p^{\,s}_{nc} \right)`,
  citation: {
    authors: 'Furlanello, Lipton, Tschannen, Itti, Anandkumar',
    year: 2018,
    title: 'Born-Again Neural Networks',
    locator: 'section 3.1, equation 11 (DKPP)',
    url: 'https://arxiv.org/abs/1805.04770',
  },
  pairs: () => logitsPair,
  isPermutation: true,
  alterTeacher(logits, random) {
    const strongest = logits.indexOf(Math.max(...logits));
    const others = [...logits.keys()].filter((each) => each !== strongest);
    const order = shuffledIndices(others.length, random);
    const altered = logits.slice();
    for (const [place, from] of order.entries())
      altered[entryAt(others, place)] = entryAt(logits, entryAt(others, from));
    return altered;
  },
  loss(ops, { student, teacher }, values) {
    const temperature = numberOf(values, temperatureKnob.key);
    return { shuffledDarkKnowledge: softenedDivergence(ops, student, teacher, temperature) };
  },
};
