import { ShapeError } from '@/core/errors.ts';
import { cosine } from './feature-maps.ts';

/** Hidden states of one layer for one text. */
export interface TokenStates {
  /** [L, D] */
  readonly shape: readonly number[];
  /** Flat [L · D]. */
  readonly values: Float32Array;
}

/**
 * Cosine of two networks' states, character by character.
 *
 * @param numCharacters number of the text's tokens, at most L
 * @returns null for a character whose state is all zeros in one of them; null for states of different widths
 * @throws ShapeError for anything but [L, D] of the same L
 */
export function tokenCosines(
  one: TokenStates,
  other: TokenStates,
  numCharacters: number,
): readonly (number | null)[] | null {
  const [[length = 0, width = 0], [otherLength, otherWidth]] = [one.shape, other.shape];
  if (one.shape.length !== 2 || other.shape.length !== 2 || length !== otherLength)
    throw new ShapeError('hidden states', one.shape, `[L, D] with the L of [${other.shape.join(', ')}]`);
  if (width !== otherWidth) return null;
  const stateOf = ({ values }: TokenStates, place: number) =>
    values.subarray(place * width, (place + 1) * width);
  return Array.from({ length: Math.min(numCharacters, length) }, (_, place) =>
    cosine(stateOf(one, place), stateOf(other, place)),
  );
}
