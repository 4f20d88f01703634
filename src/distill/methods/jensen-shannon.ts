import { checkSameLogits } from '../check-shapes.ts';
import type { DistillationMethod } from '../method.ts';
import type { DistillOps, Save, Scalar, Tensor, Tensor2D } from '../ops.ts';
import { softenedDivergence, temperatureKnob } from '../softened.ts';
import { logitsPair } from '../tap.ts';
import { numberOf } from '../values.ts';

/** Each class's part of the divergence, and its slope with respect to the student's probability; both [B, K]. */
interface Parts {
  readonly value: Tensor;
  readonly slope: Tensor;
}

/** KL(student ‖ teacher). */
function reverseParts(ops: DistillOps, ours: Tensor, theirs: Tensor): Parts {
  const slope = ops.sub(ours, theirs);
  return { value: ops.mul(ops.exp(ours), slope), slope };
}

/**
 * λ KL(teacher ‖ M) + (1 − λ) KL(student ‖ M) with M = λ teacher + (1 − λ) student, for 0 < λ < 1.
 *
 * log M = max(log p) + log(1 + w (e^−|d| − 1)), with d the difference of the logarithms and w the share of the
 * distribution that is smaller there: nothing overflows, and equal probabilities give exactly zero.
 *
 * @param ours logarithms of the student's probabilities, [B, K]
 * @param theirs the teacher's
 */
function mixedParts(ops: DistillOps, ours: Tensor, theirs: Tensor, share: number): Parts {
  const difference = ops.sub(theirs, ours);
  const isTheirs = ops.step(difference);
  const smaller = ops.add(ops.mul(isTheirs, 1 - 2 * share), share);
  const mixed = ops.log1p(ops.mul(smaller, ops.expm1(ops.neg(ops.abs(difference)))));
  const [teacherToMixture, studentToMixture] = [
    ops.sub(ops.minimum(difference, 0), mixed),
    ops.sub(ops.minimum(ops.neg(difference), 0), mixed),
  ];
  const slope = ops.mul(studentToMixture, 1 - share);
  const value = ops.add(
    ops.mul(ops.mul(ops.exp(theirs), teacherToMixture), share),
    ops.mul(ops.exp(ours), slope),
  );
  return { value, slope };
}

/**
 * The divergence at T, times T², mean over the batch.
 *
 * The gradient is explicit: with r the slope at each class, it is T p_s (r − Σ p_s r), which is exactly zero where both
 * answers are equal.
 *
 * @param share λ, above 0; 1 is the reverse KL divergence
 */
function mixedDivergence(
  ops: DistillOps,
  student: Tensor2D,
  teacher: Tensor2D,
  temperature: number,
  share: number,
): Scalar {
  const loss = ops.customGrad((received, save) => {
    const ours = ops.logSoftmax(ops.mul(received as Tensor2D, 1 / temperature));
    const theirs = ops.logSoftmax(ops.mul(teacher, 1 / temperature));
    const { value, slope } =
      share === 1 ? reverseParts(ops, ours, theirs) : mixedParts(ops, ours, theirs, share);
    const probabilities = ops.exp(ours);
    const inner = ops.mul(probabilities, slope);
    const gradient = ops.sub(inner, ops.mul(probabilities, ops.sum(inner, -1, true)));
    (save as Save)([ops.mul(gradient, temperature / student.shape[0])]);
    const gradFunc = (dy: Tensor, [saved]: Tensor[]) => ops.mul(saved as Tensor, dy);
    return { value: ops.mul(ops.mean(ops.sum(value, -1)), temperature * temperature), gradFunc };
  });
  return loss(student).asScalar();
}

/**
 * The generalised Jensen–Shannon divergence between teacher and student: from forward KL, which covers everything that
 * the teacher thinks possible, to reverse KL, which concentrates on what it thinks likely.
 *
 * @deviation The paper's β is λ here, since β names the weights of other methods. As in later code, λ = 0 and λ = 1 are the
 * two KL divergences themselves; the formula tends to λ · KL and (1 − λ) · KL there, which is zero. The paper has T = 1 and
 * no T², and lets the student write the sequences that it learns from.
 */
export const jensenShannon: DistillationMethod = {
  id: 'jensen-shannon',
  family: 'output',
  diagnostic: 'soft-target-map',
  weight: { by: 'alpha' },
  hyperparameters: [
    {
      key: 'mixtureShare',
      tex: String.raw`\lambda`,
      minimum: 0,
      maximum: 1,
      default: 0.5,
      scale: 'linear',
      stops: [0, 0.1, 0.5, 0.9, 1],
    },
    temperatureKnob,
  ],
  choices: [],
  terms: [{ id: 'jensenShannon', tex: String.raw`T^2\,\mathrm{JSD}_{\lambda}`, actor: 'teacher' }],
  formula: String.raw`T^2 \cdot \frac{1}{N} \sum_{n} \left( \lambda\, \mathrm{KL}(p^{\,t}_n \,\|\, m_n) + (1 - \lambda)\, \mathrm{KL}(p^{\,s}_n \,\|\, m_n) \right), \quad m = \lambda p^{\,t} + (1 - \lambda) p^{\,s}`,
  citation: {
    authors: 'Agarwal, Vieillard, Zhou, Stanczyk, Ramos, Geist, Bachem',
    year: 2023,
    title: 'On-Policy Distillation of Language Models: Learning from Self-Generated Mistakes',
    locator: 'section 2',
    url: 'https://arxiv.org/abs/2306.13649',
  },
  pairs: () => logitsPair,
  loss(ops, { student, teacher }, values) {
    checkSameLogits(student, teacher);
    const share = numberOf(values, 'mixtureShare');
    const temperature = numberOf(values, temperatureKnob.key);
    if (share === 0) return { jensenShannon: softenedDivergence(ops, student, teacher, temperature) };
    return {
      jensenShannon: ops.tidy(() => mixedDivergence(ops, student.logits, teacher.logits, temperature, share)),
    };
  },
};
