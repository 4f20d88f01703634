import { entryAt } from '@/core/checked.ts';
import { randomStream } from '@/core/random.ts';
import { shuffledIndices } from '@/core/shuffled-indices.ts';

/**
 * Copies labels and makes a share of them wrong.
 *
 * The number is exact and the positions are seeded; each wrong label is another one of `classes`, so that a
 * hidden class never appears.
 *
 * @param labels true classes, [n]; not changed
 * @param share fraction of wrong labels, 0..1
 * @param classes the classes that a wrong label may have
 * @param seed the run's seed
 * @returns [n], a new array
 */
export function withNoise(
  labels: Uint8Array,
  share: number,
  classes: readonly number[],
  seed: number,
): Uint8Array {
  const noisy = labels.slice();
  const random = randomStream(seed, 'label-noise');
  const wrong = shuffledIndices(labels.length, random).subarray(0, Math.round(share * labels.length));
  for (const place of wrong) {
    const others = classes.filter((each) => each !== labels[place]);
    noisy[place] = others[random.below(others.length)] ?? entryAt(noisy, place);
  }
  return noisy;
}
