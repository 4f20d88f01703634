import { checkSameLogits } from './check-shapes.ts';
import type { Choice, Hyperparameter, NetworkOutput } from './method.ts';
import type { DistillOps, Scalar } from './ops.ts';

/** The temperature T, shared by all methods with softened outputs. */
export const temperatureKnob: Hyperparameter = {
  key: 'temperature',
  tex: 'T',
  minimum: 0.5,
  maximum: 20,
  default: 4,
  scale: 'log',
  stops: [1, 2, 4, 10, 20],
};

/** Whether the loss is multiplied by T². Without it, a large T all but disables distillation. */
export const temperatureSquaredSwitch: Choice = {
  key: 'temperatureSquared',
  options: ['on', 'off'],
  default: 'on',
  tapOf: null,
};

/**
 * T² · KL(teacher ‖ student), both softened by T: summed over classes, mean over the batch.
 *
 * Both distributions use `logSoftmax`, which subtracts the maximum first, so that large logits cannot
 * overflow.
 *
 * @param temperature T > 0
 * @param isSquared whether to multiply by T²
 * @throws ShapeError when the two outputs are not of the same batch
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
