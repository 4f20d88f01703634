import { entryAt } from '@/core/checked.ts';

/**
 * The logits of an ensemble: the mean of its networks' logits, in single precision, added up in their order.
 *
 * Softmax of the mean at any T is the geometric mean of the networks' softmax at that T, divided by its sum. So one
 * vector of logits stands for the ensemble at every T; the arithmetic mean of the distributions has no such vector.
 *
 * @param members logits of each network for the same pictures, each flat [n · K]
 * @returns flat [n · K]
 * @throws InvariantError without networks
 * @source Hinton et al. 2015, section 1: "an arithmetic or geometric mean of their individual predictive
 *   distributions as the soft targets", https://arxiv.org/abs/1503.02531
 */
export function meanLogits(members: readonly Float32Array[]): Float32Array {
  const mean = entryAt(members, 0).slice();
  for (const logits of members.slice(1))
    for (const [at, value] of logits.entries()) mean[at] = entryAt(mean, at) + value;
  return mean.map((sum) => sum / members.length);
}
