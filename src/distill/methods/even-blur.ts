import type { DistillationMethod } from '../method.ts';
import { softenedDivergence, temperatureKnob } from '../softened.ts';
import { logitsPair } from '../tap.ts';
import { numberOf } from '../values.ts';

/**
 * The teacher's doubt without its knowledge of the classes: at T its strongest class keeps its probability, and what
 * remains is spread evenly over the others.
 *
 * Unlike shuffled dark knowledge it teaches no false similarity, so what soft targets gain beyond it is due to the
 * teacher's knowledge of the wrong classes alone.
 *
 * @deviation The paper permutes the wrong classes; here they are equal, at temperature T and with T², to differ from
 * soft targets in nothing else. The formula's q is that of the wrong classes.
 */
export const evenBlur: DistillationMethod = {
  id: 'even-blur',
  family: 'comparison',
  diagnostic: 'soft-target-map',
  weight: { by: 'alpha' },
  hyperparameters: [temperatureKnob],
  choices: [],
  terms: [{ id: 'evenBlur', tex: String.raw`T^2\,\mathrm{KL}_{\mathrm{even}}`, actor: 'teacher' }],
  formula: String.raw`T^2 \cdot \frac{1}{N} \sum_{n} \mathrm{KL}(q_n \,\|\, p^{\,s}_n), \quad q_{nc} = \frac{1 - \max p^{\,t}_n}{K - 1}`,
  citation: {
    authors: 'Furlanello, Lipton, Tschannen, Itti, Anandkumar',
    year: 2018,
    title: 'Born-Again Neural Networks',
    locator: 'section 3.1',
    url: 'https://arxiv.org/abs/1805.04770',
  },
  pairs: () => logitsPair,
  alterTeacher(logits, _random, values) {
    const temperature = numberOf(values, temperatureKnob.key);
    const strongest = logits.indexOf(Math.max(...logits));
    const others = [...logits].filter((_, each) => each !== strongest);
    // Equal logits whose probability at T is that of all these together; the largest is subtracted against overflow.
    const largest = Math.max(...others);
    const sum = others.reduce((total, each) => total + Math.exp((each - largest) / temperature), 0);
    const even = largest + temperature * Math.log(sum / others.length);
    return logits.map((each, index) => (index === strongest ? each : even));
  },
  loss(ops, { student, teacher }, values) {
    const temperature = numberOf(values, temperatureKnob.key);
    return { evenBlur: softenedDivergence(ops, student, teacher, temperature) };
  },
};
