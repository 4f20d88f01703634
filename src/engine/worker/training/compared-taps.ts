import * as tf from '@tensorflow/tfjs';
import { entryAt } from '@/core/checked.ts';
import type { ActiveMethod } from '@/distill/total-loss.ts';
import type { ComparedTaps, TapValues } from '@/protocol/engine/frames.ts';
import { asInput } from '../run/evaluation.ts';
import type { AnsweringNetwork, Network } from '../network/network.ts';
import type { AuxiliaryTrainables } from './auxiliary.ts';

/** The values of the first picture. */
const valuesOf = async (tensor: tf.Tensor): Promise<TapValues> => ({
  shape: tensor.shape.slice(1),
  values: await tensor.data<'float32'>(),
});

/**
 * Both sides of each pair of taps for one picture, as the methods compare them after applying their own
 * tensors.
 *
 * @param pixels flat, 0..1
 * @returns the pairs of every method that defines `compared`; empty without such a method
 */
export async function comparedTaps(
  student: Network,
  teacher: AnsweringNetwork,
  active: readonly ActiveMethod[],
  auxiliary: AuxiliaryTrainables,
  pixels: Float32Array,
): Promise<readonly ComparedTaps[]> {
  const methods = active.filter(({ method }) => method.compared !== undefined);
  if (methods.length === 0) return [];
  const tensors: tf.Tensor[] = [];
  const places: Pick<ComparedTaps, 'methodId' | 'pair'>[] = [];
  tf.tidy(() => {
    const input = asInput(student, pixels, 1);
    const [own, theirs] = [student.forward(input), teacher.forward(asInput(teacher, pixels, 1))];
    for (const { method, values } of methods) {
      const beside = auxiliary.of(method);
      const outputs = { student: own, teacher: method.hasPeer ? student.forwardWith(beside, input) : theirs };
      const pairs = method.compared?.(tf, outputs, values, beside) ?? [];
      for (const [pair, sides] of pairs.entries()) {
        places.push({ methodId: method.id, pair });
        tensors.push(tf.keep(tf.clone(sides.student)), tf.keep(tf.clone(sides.teacher)));
      }
    }
  });
  const values = await Promise.all(tensors.map(valuesOf));
  tf.dispose(tensors);
  return places.map((place, index) => ({
    ...place,
    student: entryAt(values, 2 * index),
    teacher: entryAt(values, 2 * index + 1),
  }));
}
