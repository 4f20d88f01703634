import type * as tf from '@tensorflow/tfjs';
import { totalLoss, type LossWeights, type TotalLoss } from '@/distill/total-loss.ts';
import type { Network } from '../network/network.ts';
import type { AuxiliaryTrainables } from './auxiliary.ts';
import { lossOps } from './loss-ops.ts';
import type { ShownTensors } from './teacher-answers.ts';

/**
 * A student's loss for a batch with all its methods' terms, from one forward pass.
 *
 * @param images [B, H, W, C], 0..1
 * @param shown the teacher's outputs for the pictures, and the labels
 * @param auxiliary the methods' own trainable tensors, if any
 */
export function studentLoss(
  student: Network,
  images: tf.Tensor,
  shown: ShownTensors,
  weights: LossWeights,
  auxiliary?: AuxiliaryTrainables,
): TotalLoss {
  const outputs = { student: student.forward(images), teacher: shown.teacher, labels: shown.labels };
  return totalLoss(lossOps(), outputs, weights, (method) => ({
    auxiliary: auxiliary?.of(method) ?? {},
    teacher: shown.altered(method),
  }));
}
