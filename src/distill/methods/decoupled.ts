import { checkSameLogits } from '../check-shapes.ts';
import type { BatchLabels, DistillationMethod } from '../method.ts';
import type { DistillOps, Tensor, Tensor2D, Tensor3D } from '../ops.ts';
import { temperatureKnob } from '../softened.ts';
import { logitsPair } from '../tap.ts';
import { numberOf } from '../values.ts';

/** Picks the K − 1 wrong classes of each example as a product: [B, K − 1, K], one 1 a row. */
function selectionOfOthers(ops: DistillOps, classes: ArrayLike<number>, numClasses: number): Tensor3D {
  const numOthers = numClasses - 1;
  const selection = new Float32Array(classes.length * numOthers * numClasses);
  for (let example = 0; example < classes.length; example++) {
    for (let other = 0; other < numOthers; other++) {
      const chosen = other < (classes[example] ?? 0) ? other : other + 1;
      selection[(example * numOthers + other) * numClasses + chosen] = 1;
    }
  }
  return ops.tensor3d(selection, [classes.length, numOthers, numClasses]);
}

/** log Σ exp of each row, [B]: x − logSoftmax(x) is that in every column. */
const logSumExp = (ops: DistillOps, rows: Tensor): Tensor =>
  ops.mean(ops.sub(rows, ops.logSoftmax(rows as Tensor2D)), -1);

/** An answer at T, told apart: log p of the right class, log of all the rest, log p of each wrong class among them. */
function split(
  ops: DistillOps,
  logits: Tensor2D,
  temperature: number,
  selection: Tensor3D,
  labels: BatchLabels,
) {
  const [batch, numClasses] = logits.shape;
  const scaled = ops.mul(logits, 1 / temperature);
  const others = ops.reshape(ops.matMul(selection, ops.reshape(scaled, [batch, numClasses, 1])), [
    batch,
    numClasses - 1,
  ]) as Tensor2D;
  const whole = logSumExp(ops, scaled);
  return {
    target: ops.sub(ops.sum(ops.mul(scaled, labels.oneHot), -1), whole),
    rest: ops.sub(logSumExp(ops, others), whole),
    others: ops.logSoftmax(others),
  };
}

/**
 * Soft targets taken apart: how sure the teacher is of the right class, and what it thinks of the wrong ones.
 *
 * In plain soft targets the second part is multiplied by the teacher's doubt, so that a sure teacher hardly teaches
 * it; here each has a weight of its own.
 */
export const decoupled: DistillationMethod = {
  id: 'decoupled',
  family: 'output',
  diagnostic: 'soft-target-map',
  weight: {
    by: 'beta',
    beta: {
      key: 'decoupledBeta',
      tex: String.raw`\beta_{\mathrm{DKD}}`,
      minimum: 0.01,
      maximum: 10,
      default: 1,
      scale: 'log',
      stops: [0.1, 1],
    },
  },
  hyperparameters: [
    {
      key: 'targetWeight',
      tex: String.raw`w_{\mathrm{T}}`,
      minimum: 0,
      maximum: 20,
      default: 1,
      scale: 'linear',
      stops: [1],
    },
    {
      key: 'nonTargetWeight',
      tex: String.raw`w_{\mathrm{N}}`,
      minimum: 0,
      maximum: 20,
      default: 8,
      scale: 'linear',
      stops: [1, 8],
    },
    temperatureKnob,
  ],
  choices: [],
  terms: [
    {
      id: 'targetClass',
      tex: String.raw`\mathrm{TCKD}`,
      actor: 'teacher',
      factorKey: 'targetWeight',
    },
    {
      id: 'nonTargetClass',
      tex: String.raw`\mathrm{NCKD}`,
      actor: 'teacher',
      factorKey: 'nonTargetWeight',
    },
  ],
  formula: String.raw`\frac{T^2}{N} \sum_{n} \left( w_{\mathrm{T}}\, \mathrm{KL}(b^{\,t}_n \,\|\, b^{\,s}_n) + w_{\mathrm{N}}\, \mathrm{KL}(\hat p^{\,t}_n \,\|\, \hat p^{\,s}_n) \right), \quad b = (p_y,\, 1 - p_y), \quad \hat p = \frac{p_{c \neq y}}{1 - p_y}`,
  citation: {
    authors: 'Zhao, Cui, Song, Qiu, Liang',
    year: 2022,
    title: 'Decoupled Knowledge Distillation',
    locator: 'section 3.2, equation 7',
    url: 'https://arxiv.org/abs/2203.08679',
  },
  deviation:
    'The authors’ code masks the right class with −1000, which breaks at large logits; here the wrong classes are picked out, in logarithms throughout.',
  needsLabels: true,
  pairs: () => logitsPair,
  loss(ops, { student, teacher, labels }, values) {
    checkSameLogits(student, teacher);
    const temperature = numberOf(values, temperatureKnob.key);
    const [targetClass, nonTargetClass] = ops.tidy(() => {
      const selection = selectionOfOthers(ops, labels.classes, student.logits.shape[1]);
      const ours = split(ops, student.logits, temperature, selection, labels);
      const theirs = split(ops, teacher.logits, temperature, selection, labels);
      const divergence = (part: 'target' | 'rest' | 'others') =>
        ops.mul(ops.exp(theirs[part]), ops.sub(theirs[part], ours[part]));
      const mean = (each: Tensor) => ops.mul(ops.mean(each), temperature * temperature).asScalar();
      return [
        mean(ops.add(divergence('target'), divergence('rest'))),
        mean(ops.sum(divergence('others'), -1)),
      ] as const;
    });
    return { targetClass, nonTargetClass };
  },
};
