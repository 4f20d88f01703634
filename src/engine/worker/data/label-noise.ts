import { randomStream, shuffledIndices } from '@/core/random.ts';

/**
 * The same labels, a share of which are wrong.
 *
 * Exactly so many, in seeded places, each another one of the classes that there are: a class that is hidden stays
 * unheard of.
 *
 * @param labels right classes, [n]; not changed
 * @param share 0..1 of them
 * @param classes that a wrong label may name
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
    noisy[place] = others[random.below(others.length)] ?? noisy[place] ?? 0;
  }
  return noisy;
}
