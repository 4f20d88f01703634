import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { required } from './checked.ts';

/** A stream of seeded random numbers; the same seed and purpose give the same stream on every machine. */
export interface RandomStream {
  /** The next number, uniform in [0, 1). */
  next(): number;
  /** The next whole number, uniform in 0 … bound − 1. */
  below(bound: number): number;
}

/** murmur3's finaliser, so that similar seeds and purposes give unrelated states. */
function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** FNV-1a over the purpose's characters, so that streams of one seed do not resemble each other. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text)
    value = Math.imul(value ^ required(character.codePointAt(0), 'character'), 0x01000193);
  return value | 0;
}

/**
 * Creates a separate stream for each use of one seed.
 *
 * One stream per purpose ('weights', 'order', …) keeps uses independent: drawing one more number in one place
 * does not change any other.
 *
 * @param seed whole number, the run's seed
 * @param purpose what the numbers are for
 */
export function randomStream(seed: number, purpose: string): RandomStream {
  const generator = xoroshiro128plus(mix(mix(seed + 1) ^ hash(purpose)));
  return {
    next: () => uniformFloat64(generator),
    below: (bound) => uniformInt(generator, 0, bound - 1),
  };
}
