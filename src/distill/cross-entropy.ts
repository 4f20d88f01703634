import { ShapeError } from '@/core/errors.ts';
import type { DistillOps, Scalar, Tensor2D } from './ops.ts';

/**
 * The hard-label loss: mean over the batch of −log softmax(z)[y].
 *
 * @param logits [B, K], unscaled
 * @param oneHotLabels [B, K], one-hot
 * @throws ShapeError when the two shapes differ
 */
export function crossEntropy(ops: DistillOps, logits: Tensor2D, oneHotLabels: Tensor2D): Scalar {
  if (logits.shape[0] !== oneHotLabels.shape[0] || logits.shape[1] !== oneHotLabels.shape[1]) {
    throw new ShapeError(
      'logits',
      logits.shape,
      `the shape of the labels, [${oneHotLabels.shape.join(', ')}]`,
    );
  }
  if (ops.meanCrossEntropy) return ops.meanCrossEntropy(logits, oneHotLabels);
  return ops.tidy(() => {
    const logProbs = ops.logSoftmax(logits);
    return ops.neg(ops.mean(ops.sum(ops.mul(oneHotLabels, logProbs), -1))).asScalar();
  });
}
