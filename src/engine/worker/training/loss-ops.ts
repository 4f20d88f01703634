import * as tf from '@tensorflow/tfjs';
import type { DistillOps } from '@/distill/ops.ts';
import { softmaxLoss } from '../../compute/gradients/softmax-loss.ts';
import { weightedSum } from '../../compute/gradients/weighted-sum.ts';
import { SOFTMAX_LOSS } from '../../compute/kernels/names.ts';

type LossOps = typeof tf & DistillOps;

const withFormulas: LossOps = {
  ...tf,
  meanCrossEntropy: (logits, probabilities) =>
    softmaxLoss(logits, probabilities, { targets: 'probabilities', temperature: 1 }),
  scaledDivergence: (logits, teacherLogits, temperature) =>
    softmaxLoss(logits, teacherLogits, { targets: 'logits', temperature }),
  weightedSum,
};

/** The loss operations on the current backend, with fused formulas where it has kernels for them. */
export const lossOps = (): LossOps => (tf.getKernel(SOFTMAX_LOSS, tf.getBackend()) ? withFormulas : tf);
