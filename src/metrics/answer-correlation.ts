import { entryAt } from '@/core/checked.ts';
import { checkRows } from './rows.ts';
import { softmaxAt } from './softmax.ts';

/** What of a network's answers is compared. */
export type AnswerScale = 'centred' | 'standardised' | 'softened';

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const centred = (values: readonly number[]) => {
  const mean = meanOf(values);
  return values.map((value) => value - mean);
};
const lengthOf = (values: readonly number[]) => Math.hypot(...values);

/**
 * A network's answers, row by row: logits minus their mean; that over their standard deviation (K − 1), 0 without any; or
 * probabilities.
 *
 * @param logits flat [n · K]
 * @param temperature of the probabilities, > 0
 */
export function scaledAnswers(
  logits: Float32Array,
  numClasses: number,
  scale: AnswerScale,
  temperature: number,
): Float64Array {
  const scaled = new Float64Array(logits.length);
  for (let at = 0; at < logits.length; at += numClasses) {
    const row = [...logits.subarray(at, at + numClasses)];
    if (scale === 'softened') scaled.set(softmaxAt(row, temperature), at);
    else {
      const apart = centred(row);
      const deviation = lengthOf(apart) / Math.sqrt(Math.max(1, numClasses - 1));
      const divisor = scale === 'standardised' && deviation > 0 ? deviation : 1;
      scaled.set(
        apart.map((value) => value / divisor),
        at,
      );
    }
  }
  return scaled;
}

/** Pearson's correlation, −1..1; 0 if one of the two does not vary. */
function correlation(one: readonly number[], other: readonly number[]): number {
  const [x, y] = [centred(one), centred(other)];
  const lengths = lengthOf(x) * lengthOf(y);
  return lengths > 0 ? x.reduce((sum, value, at) => sum + value * entryAt(y, at), 0) / lengths : 0;
}

/** How two networks' answers go together. */
export interface AnswerCorrelation {
  /** Mean over the pictures of the correlation over the classes, −1..1. */
  readonly overClasses: number;
  /** Mean over the classes of the correlation over the pictures, −1..1. */
  readonly overPictures: number;
  /** Root of the mean squared difference. */
  readonly difference: number;
}

/**
 * @param one flat [n · K]
 * @param other of the same shape
 * @throws ShapeError unless both are n > 0 rows of K
 */
export function answerCorrelation(
  one: Float64Array,
  other: Float64Array,
  numClasses: number,
): AnswerCorrelation {
  const numRows = Math.floor(one.length / numClasses);
  checkRows(one, numRows, numClasses);
  checkRows(other, numRows, numClasses);
  const rows = Array.from({ length: numRows }, (_, row) => row);
  const rowOf = (all: Float64Array, row: number) => [
    ...all.subarray(row * numClasses, (row + 1) * numClasses),
  ];
  const columnOf = (all: Float64Array, column: number) =>
    rows.map((row) => entryAt(all, row * numClasses + column));
  const columns = Array.from({ length: numClasses }, (_, column) => column);
  const squares = one.reduce((sum, value, at) => sum + (value - entryAt(other, at)) ** 2, 0);
  return {
    overClasses: meanOf(rows.map((row) => correlation(rowOf(one, row), rowOf(other, row)))),
    overPictures: meanOf(
      columns.map((column) => correlation(columnOf(one, column), columnOf(other, column))),
    ),
    difference: Math.sqrt(squares / one.length),
  };
}
