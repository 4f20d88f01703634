import { entryAt } from '@/core/checked.ts';
import { checkSameLogits } from '../check-shapes.ts';
import type { DistillationMethod } from '../method.ts';
import type { DistillOps, Save, Scalar, Tensor, Tensor2D, Tensor3D } from '../ops.ts';
import { temperatureKnob } from '../softened.ts';
import { logitsPair } from '../tap.ts';
import { numberOf } from '../values.ts';

/**
 * Matrix that maps logits to those of the K − 1 wrong classes minus that of the right class, [B, K − 1, K].
 */
function differencesFromTarget(ops: DistillOps, classes: ArrayLike<number>, numClasses: number): Tensor3D {
  const numOthers = numClasses - 1;
  const differences = new Float32Array(classes.length * numOthers * numClasses);
  for (let example = 0; example < classes.length; example++) {
    const target = entryAt(classes, example);
    for (let other = 0; other < numOthers; other++) {
      const row = (example * numOthers + other) * numClasses;
      differences[row + (other < target ? other : other + 1)] = 1;
      differences[row + target] = -1;
    }
  }
  return ops.tensor3d(differences, [classes.length, numOthers, numClasses]);
}

/**
 * Logits of the two softened distributions of one network.
 *
 * Both use only differences from the right class, so that a constant added to all logits cancels before
 * anything is rounded.
 *
 * @param differences as returned by `differencesFromTarget`
 * @returns `others`: [B, K − 1], the wrong classes among themselves; `target`: [B, 2], the right class
 *   against all others, also divided by T
 */
function split(ops: DistillOps, logits: Tensor2D, temperature: number, differences: Tensor3D) {
  const [batch, numClasses] = logits.shape;
  const product = ops.matMul(differences, ops.reshape(logits, [batch, numClasses, 1]));
  const others = ops.mul(ops.reshape(product, [batch, numClasses - 1]), 1 / temperature) as Tensor2D;
  // log Σ exp of a row equals x − logSoftmax(x) in every column.
  const rest = ops.mean(ops.sub(others, ops.logSoftmax(others)), -1, true);
  return { others, target: ops.mul(rest, ops.tensor2d([0, 1], [1, 2])) as Tensor2D };
}

/**
 * KL(teacher ‖ student) of softmax(logits), mean over the batch.
 *
 * The gradient is explicit: softmax(student) − softmax(teacher) is exactly zero where both are equal, while
 * TensorFlow.js' own gradient is off by the rounding error of the teacher's probabilities' sum.
 */
function divergence(ops: DistillOps, student: Tensor2D, teacher: Tensor2D): Scalar {
  if (ops.scaledDivergence) return ops.scaledDivergence(student, teacher, 1);
  const loss = ops.customGrad((received, save) => {
    const ours = ops.logSoftmax(received as Tensor2D);
    const theirs = ops.logSoftmax(teacher);
    const value = ops.mean(ops.sum(ops.mul(ops.exp(theirs), ops.sub(theirs, ours)), -1));
    (save as Save)([ops.sub(ops.exp(ours), ops.exp(theirs))]);
    const gradFunc = (dy: Tensor, [difference]: Tensor[]) =>
      ops.mul(difference as Tensor, ops.div(dy, student.shape[0]));
    return { value, gradFunc };
  });
  return loss(student).asScalar();
}

/**
 * Decoupled soft targets: the teacher's confidence in the right class, and its distribution over the wrong
 * ones.
 *
 * In plain soft targets the second part is multiplied by the teacher's doubt, so that a confident teacher
 * hardly teaches it; here each part has its own weight.
 *
 * @deviation The authors’ code masks the right class with −1000, which breaks at large logits; here the wrong
 * classes are picked out, in logarithms throughout.
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
  needsLabels: true,
  pairs: () => logitsPair,
  loss(ops, { student, teacher, labels }, values) {
    checkSameLogits(student, teacher);
    const temperature = numberOf(values, temperatureKnob.key);
    const [targetClass, nonTargetClass] = ops.tidy(() => {
      const differences = differencesFromTarget(ops, labels.classes, student.logits.shape[1]);
      const ours = split(ops, student.logits, temperature, differences);
      const theirs = split(ops, teacher.logits, temperature, differences);
      const term = (part: 'target' | 'others') =>
        ops.mul(divergence(ops, ours[part], theirs[part]), temperature * temperature).asScalar();
      return [term('target'), term('others')] as const;
    });
    return { targetClass, nonTargetClass };
  },
};
