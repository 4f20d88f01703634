import * as tf from '@tensorflow/tfjs';
import { required } from '@/core/checked.ts';
import type { NetworkOutput } from '@/distill/method.ts';
import { totalLoss, type LossWeights, type TotalLoss } from '@/distill/total-loss.ts';
import type { Network } from '../network/network.ts';
import type { AuxiliaryTrainables } from './auxiliary.ts';
import { lossOps } from './loss-ops.ts';
import type { ShownTensors } from './teacher-answers.ts';

/** A student's own loss, and what is minimised with it. */
interface StudentLoss extends TotalLoss {
  /** The total, plus the losses of its peers, which have no gradient with respect to the student. */
  readonly minimised: tf.Scalar;
}

/**
 * The same answers as numbers that no gradient passes through. An operation of no inputs is not connected with what it
 * copies, so that the losses' fused kernels, which have no gradient for the teacher's side, take it for constant.
 */
function withoutGradient({ logits }: NetworkOutput): NetworkOutput {
  const copy = tf.customGrad(() => ({ value: tf.clone(logits), gradFunc: () => [] }));
  return { logits: copy(), taps: {} };
}

/**
 * A student's loss for a batch with all its methods' terms, from one forward pass.
 *
 * @param images [B, H, W, C], 0..1
 * @param shown the teacher's outputs for the pictures, and the labels
 * @param auxiliary the methods' own trainable tensors, if any; those of a method with a peer are the peer's parameters
 */
export function studentLoss(
  student: Network,
  images: tf.Tensor,
  shown: ShownTensors,
  weights: LossWeights,
  auxiliary?: AuxiliaryTrainables,
): StudentLoss {
  const { teacher, labels } = shown;
  const own = student.forward(images);
  const withPeers = weights.active.filter(({ method }) => method.hasPeer);
  const peers = new Map(
    withPeers.map(({ method }) => [method, student.forwardWith(auxiliary?.of(method) ?? {}, images)]),
  );
  const loss = totalLoss(lossOps(), { student: own, teacher, labels }, weights, (method) => {
    const peer = peers.get(method);
    return {
      auxiliary: auxiliary?.of(method) ?? {},
      teacher: peer ? withoutGradient(peer) : shown.altered(method),
    };
  });
  // A peer has the labels, as a control has, and the student in the teacher's place.
  const totals = withPeers.map((each) => {
    const sides = {
      student: required(peers.get(each.method), 'peer'),
      teacher: withoutGradient(own),
      labels,
    };
    return totalLoss(lossOps(), sides, { alpha: 0, step: weights.step, active: [each] }).total;
  });
  const minimised = totals.reduce((sum, each) => tf.add<tf.Scalar>(sum, each), loss.total);
  return { ...loss, minimised };
}
