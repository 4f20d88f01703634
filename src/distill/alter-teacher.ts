import { randomStream } from '@/core/random.ts';
import type { DistillationMethod } from './method.ts';

/**
 * The teacher's logits of some examples as a method shows them to the student.
 *
 * @param logits flat [B · K]
 * @param examples a number an example, [B]: the same example is altered in the same way whenever it comes
 * @param seed of the run
 * @returns null where the method shows them as they are
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
