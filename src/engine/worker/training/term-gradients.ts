import * as tf from '@tensorflow/tfjs';
import { entryAt, required } from '@/core/checked.ts';
import { HARD_TERM, termFactors } from '@/distill/total-loss.ts';
import type { LedgerTerm } from '@/protocol/engine/frames.ts';
import { asInput } from '../run/evaluation.ts';
import type { Network } from '../network/network.ts';
import { numPictures, type LaneWork, type SharedBatch } from './shared-step.ts';
import { studentLoss } from './student-loss.ts';
import { asTensors } from './teacher-answers.ts';

/** Norm of all gradients together. */
const lengthOf = (gradients: readonly tf.Tensor[]): tf.Scalar =>
  tf.sqrt(tf.addN(gradients.map((term) => tf.sum(tf.square(term))))).asScalar();

/**
 * The effect of each term of a student's loss: raw value, weight, and the norm of the weighted term's
 * gradient with respect to all of the student's parameters.
 *
 * Takes a forward and backward pass per term, too slow for every step. Trains nothing.
 */
export async function termGradients(
  student: Network,
  batch: SharedBatch,
  { weights, auxiliary }: LaneWork,
): Promise<readonly LedgerTerm[]> {
  const factors = termFactors(weights);
  const ids = Object.keys(factors);
  const values = tf.tidy(() => {
    const images = asInput(student, batch.pixels, numPictures(batch));
    const shown = asTensors(batch, batch.labels, student.plan.numClasses, numPictures(batch));
    const numbers = ids.flatMap((id) => {
      const loss = () => {
        const { terms } = studentLoss(student, images, shown, weights, auxiliary);
        const [hard, term] = [required(terms[HARD_TERM], HARD_TERM), required(terms[id], id)];
        // Parameters behind a feature map do not affect its term; adding the labels' term times zero gives
        // them a gradient.
        return tf.add<tf.Scalar>(term, tf.mul(hard, 0));
      };
      const { value, grads } = tf.variableGrads(loss, [...student.variables]);
      return [value, lengthOf(Object.values(grads))];
    });
    return tf.stack(numbers);
  });
  const numbers = await values.data<'float32'>();
  values.dispose();
  return ids.map((id, index) => {
    const weight = required(factors[id], id);
    const length = entryAt(numbers, 2 * index + 1);
    return { id, raw: entryAt(numbers, 2 * index), weight, gradientNorm: Math.abs(weight) * length };
  });
}
