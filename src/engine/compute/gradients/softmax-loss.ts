import * as tf from '@tensorflow/tfjs';
import { entryAt } from '@/core/checked.ts';
import { SOFTMAX_LOSS, type SoftmaxLossAttributes } from '../kernels/names.ts';

/** The kernel has already computed the gradient; the targets have none. */
export const softmaxLossGradient: tf.GradConfig = {
  kernelName: SOFTMAX_LOSS,
  outputsToSave: [false, true],
  gradFunc(dy, [gradient]) {
    const [dLoss] = Array.isArray(dy) ? dy : [dy];
    return { logits: () => tf.mul(gradient as tf.Tensor, dLoss as tf.Tensor) };
  },
};

/**
 * One of the losses of `SoftmaxLossAttributes`; requires the kernel on the current backend.
 *
 * @param logits [B, K]
 * @param targets [B, K]; they get no gradient
 * @returns the mean over the batch
 */
export function softmaxLoss(
  logits: tf.Tensor2D,
  targets: tf.Tensor2D,
  attributes: SoftmaxLossAttributes,
): tf.Scalar {
  return tf.tidy(() => {
    const outputs = tf.engine().runKernel<tf.Tensor[]>(SOFTMAX_LOSS, { logits, targets }, { ...attributes });
    return entryAt(outputs, 0) as tf.Scalar;
  });
}
