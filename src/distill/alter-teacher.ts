import { randomStream } from '@/core/random.ts';
import type { DistillationMethod } from './method.ts';

/**
 * The teacher's logits of some examples as altered by a method.
 *
 * @param logits flat [B · K]
 * @param examples one number per example, [B]: the same example is always altered in the same way
 * @param seed the run's seed
 * @returns null if the method does not alter them
 */
export function alteredLogits(
  method: DistillationMethod,
  logits: Float32Array,
  examples: ArrayLike<number>,
  seed: number,
): Float32Array | null {
  if (!method.alterTeacher) return null;
  const numClasses = logits.length / examples.length;
  const altered = new Float32Array(logits.length);
  for (let row = 0; row < examples.length; row++) {
    const random = randomStream(seed, `${method.id}/${examples[row]}`);
    const own = logits.slice(row * numClasses, (row + 1) * numClasses);
    altered.set(method.alterTeacher(own, random), row * numClasses);
  }
  return altered;
}
