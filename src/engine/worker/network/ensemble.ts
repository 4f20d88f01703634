import * as tf from '@tensorflow/tfjs';
import { entryAt } from '@/core/checked.ts';
import { ShapeError } from '@/core/errors.ts';
import type { NetworkOutput } from '@/distill/method.ts';
import type { ModelPlan } from '@/models/plan.ts';
import type { ParameterValues } from './initial-values.ts';
import type { AnsweringNetwork, Network } from './network.ts';

/** The arrays of each network, of all networks' arrays one after the other. */
export function byMember<Value>(values: readonly Value[], numMembers: number): readonly (readonly Value[])[] {
  const each = values.length / numMembers;
  if (!Number.isInteger(each))
    throw new ShapeError('parameters', [values.length], `a multiple of ${numMembers} arrays`);
  return Array.from({ length: numMembers }, (_, member) => values.slice(member * each, (member + 1) * each));
}

/**
 * Networks of one plan that answer together: the mean of their logits, as in `meanLogits`.
 *
 * A network's inside cannot be averaged, since its channels are in no common order: the taps are the first network's.
 */
export class Ensemble implements AnsweringNetwork {
  readonly members: readonly Network[];
  readonly plan: ModelPlan;

  /** @param members at least one, all of the same plan; the caller disposes them with the ensemble */
  constructor(members: readonly Network[]) {
    this.members = members;
    this.plan = entryAt(members, 0).plan;
  }

  /**
   * @param input [B, H, W, C], 0..1, or [B, length] of token ids
   * @returns mean logits [B, K], and the first network's taps
   */
  forward(input: tf.Tensor): NetworkOutput {
    const outputs = this.members.map((member) => member.forward(input));
    const { logits: first, taps } = entryAt(outputs, 0);
    // One after the other, as `meanLogits` does, and not `addN`, whose order depends on the backend.
    const sum = outputs.slice(1).reduce((total, { logits }) => tf.add(total, logits), first);
    return { logits: tf.div(sum, this.members.length), taps };
  }

  /** Replaces all parameters. @param values of the networks, one after the other */
  load(values: ParameterValues): void {
    for (const [index, part] of byMember(values, this.members.length).entries())
      entryAt(this.members, index).load(part);
  }

  /** A copy of all parameters: those of the first network, in the plan's order, then those of the next. */
  async values(): Promise<Float32Array[]> {
    return (await Promise.all(this.members.map((member) => member.values()))).flat();
  }

  dispose(): void {
    for (const member of this.members) member.dispose();
  }
}
