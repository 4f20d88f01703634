import { checkSameLogits } from './check-shapes.ts';
import type { Choice, Hyperparameter, NetworkOutput } from './method.ts';
import type { DistillOps, Scalar } from './ops.ts';

/** T, the one knob that every method with softened outputs shares. */
export const temperatureKnob: Hyperparameter = {
  key: 'temperature',
  tex: 'T',
  minimum: 0.5,
  maximum: 20,
  default: 4,
  scale: 'log',
  stops: [1, 2, 4, 10, 20],
};

/** Whether T² multiplies the loss: off, a large T quietly turns distillation off, which is worth seeing once. */
export const temperatureSquaredSwitch: Choice = {
  key: 'temperatureSquared',
  options: ['on', 'off'],
  default: 'on',
  tapOf: null,
};

/**
 * T² · KL(teacher ‖ student), both softened by T: summed over classes, mean over the batch.
 *
 * Both distributions are taken with `logSoftmax`, which subtracts the maximum first, so that no logit is too large.
 *
 * @param temperature T > 0
 * @param isSquared whether T² is there
 * @throws ShapeError when the two have not answered one batch
 */
export function softenedDivergence(
  ops: DistillOps,
  student: NetworkOutput,
  teacher: NetworkOutput,
  temperature: number,
  isSquared = true,
): Scalar {
  checkSameLogits(student, teacher);
  if (ops.scaledDivergence && isSquared) {
    return ops.scaledDivergence(student.logits, teacher.logits, temperature);
  }
  return ops.tidy(() => {
    const studentLogProbs = ops.logSoftmax(ops.mul(student.logits, 1 / temperature));
    const teacherLogProbs = ops.logSoftmax(ops.mul(teacher.logits, 1 / temperature));
    const pointwise = ops.mul(ops.exp(teacherLogProbs), ops.sub(teacherLogProbs, studentLogProbs));
    const divergence = ops.mean(ops.sum(pointwise, -1));
    return ops.mul(divergence, isSquared ? temperature * temperature : 1).asScalar();
  });
}
