import * as tf from '@tensorflow/tfjs';
import type { DistillOps } from '@/distill/ops.ts';
import { softmaxLoss } from '../gradients/softmax-loss.ts';
import { weightedSum } from '../gradients/weighted-sum.ts';
import { SOFTMAX_LOSS } from '../kernels/names.ts';

type LossOps = typeof tf & DistillOps;

const withFormulas: LossOps = {
  ...tf,
  meanCrossEntropy: (logits, probabilities) =>
    softmaxLoss(logits, probabilities, { targets: 'probabilities', temperature: 1 }),
  scaledDivergence: (logits, teacherLogits, temperature) =>
    softmaxLoss(logits, teacherLogits, { targets: 'logits', temperature }),
  weightedSum,
};

/** What losses are computed with on the current backend: whole formulas in one kernel, where it has that. */
export const lossOps = (): LossOps => (tf.getKernel(SOFTMAX_LOSS, tf.getBackend()) ? withFormulas : tf);
