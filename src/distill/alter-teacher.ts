import { randomStream } from '@/core/random.ts';
import type { DistillationMethod, MethodValues } from './method.ts';

/**
 * The order in which a method shuffles the wrong classes of examples, flat [B · (K − 1)]: the class at place i gets
 * the logit of the class at place `order[i]`, places being counted without the teacher's strongest class.
 *
 * @param examples as for `alteredLogits`
 * @returns null if the method does not permute the teacher's logits
 */
export function alteredOrder(
  method: DistillationMethod,
  examples: ArrayLike<number>,
  seed: number,
  numClasses: number,
): Uint8Array | null {
  if (method.isPermutation !== true) return null;
  // The strongest class comes first and the others are named by their places.
  const named = Float32Array.from({ length: numClasses }, (_, index) =>
    index === 0 ? numClasses : index - 1,
  );
  const logits = new Float32Array(examples.length * numClasses);
  for (let row = 0; row < examples.length; row++) logits.set(named, row * numClasses);
  const altered = alteredLogits(method, logits, examples, seed, {});
  return altered && Uint8Array.from(altered.filter((_, index) => index % numClasses > 0));
}

/**
 * The teacher's logits of some examples as altered by a method.
 *
 * @param logits flat [B · K]
 * @param examples one number per example, [B]: the same example is always altered in the same way
 * @param seed the run's seed
 * @param values the method's values at this step
 * @returns null if the method does not alter them
 */
export function alteredLogits(
  method: DistillationMethod,
  logits: Float32Array,
  examples: ArrayLike<number>,
  seed: number,
  values: MethodValues,
): Float32Array | null {
  if (!method.alterTeacher) return null;
  const numClasses = logits.length / examples.length;
  const altered = new Float32Array(logits.length);
  for (let row = 0; row < examples.length; row++) {
    const random = randomStream(seed, `${method.id}/${examples[row]}`);
    const own = logits.slice(row * numClasses, (row + 1) * numClasses);
    altered.set(method.alterTeacher(own, random, values), row * numClasses);
  }
  return altered;
}
