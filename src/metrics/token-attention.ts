import { entryAt } from '@/core/checked.ts';
import { ShapeError } from '@/core/errors.ts';

/** Attention probabilities of one block for one text. */
export interface BlockAttention {
  /** [heads, L, L] */
  readonly shape: readonly number[];
  /** Flat [heads · L · L]: how much of each token flows into each other one; rows sum to 1. */
  readonly values: ArrayLike<number>;
}

/** One head's attention from the text's characters, padding added up. */
export interface HeadAttention {
  /** Number of rows: characters. */
  readonly numRows: number;
  /** Number of columns: characters, and one for all padding together if there is any. */
  readonly numColumns: number;
  /** Flat [numRows · numColumns], 0..1; rows sum to 1. */
  readonly values: Float32Array;
}

/** Number of heads. @throws ShapeError for anything but [heads, L, L] */
export function numHeadsOf({ shape, values }: BlockAttention): number {
  const [heads = 0, length = 0, other = 0] = shape;
  if (shape.length !== 3 || length !== other || values.length !== heads * length * length)
    throw new ShapeError('attention', shape, `[heads, L, L] of ${values.length} values`);
  return heads;
}

/**
 * One head's attention without the rows of padding, and with what goes to padding in one column.
 *
 * @param numCharacters number of the text's tokens, at most L; the rest is padding
 */
export function headAttention(block: BlockAttention, head: number, numCharacters: number): HeadAttention {
  numHeadsOf(block);
  const [, length = 0] = block.shape;
  const numColumns = numCharacters < length ? numCharacters + 1 : length;
  const values = new Float32Array(numCharacters * numColumns);
  for (let row = 0; row < numCharacters; row++)
    for (let column = 0; column < length; column++) {
      const at = row * numColumns + Math.min(column, numColumns - 1);
      values[at] = (values[at] ?? 0) + entryAt(block.values, (head * length + row) * length + column);
    }
  return { numRows: numCharacters, numColumns, values };
}

/**
 * Share of the attention that falls on the same characters in both networks, 0..1: the smaller one of each pair, added up
 * over a row, and the mean of all rows. It is 1 minus the total variation distance.
 *
 * @returns null for a text without characters
 */
export function sharedAttention(one: HeadAttention, other: HeadAttention): number | null {
  if (one.values.length !== other.values.length)
    throw new ShapeError(
      'attention',
      [other.numRows, other.numColumns],
      `[${one.numRows}, ${one.numColumns}]`,
    );
  if (one.numRows === 0) return null;
  const shared = one.values.reduce((sum, value, at) => sum + Math.min(value, entryAt(other.values, at)), 0);
  return Math.min(1, shared / one.numRows);
}
