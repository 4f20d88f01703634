import { entryAt } from '@/core/checked.ts';
import { ShapeError } from '@/core/errors.ts';
import { checkRows } from './rows.ts';

/** Confusion matrix of a network: `counts[label · K + answer]`, K classes. */
export interface Confusion {
  readonly numClasses: number;
  readonly counts: Uint32Array;
}

/** Number of pictures of a class, and how many of them were recognised. */
export interface ClassRecall {
  readonly numPictures: number;
  readonly numRight: number;
  /** 0..1; null if the class has no pictures. */
  readonly recall: number | null;
}

/** Index of the largest of K logits after adding each class's bias; the first of equals. */
function biasedAnswer(logits: Float32Array, offset: number, numClasses: number, bias: readonly number[]) {
  let best = 0;
  let bestValue = -Infinity;
  for (let index = 0; index < numClasses; index++) {
    const value = entryAt(logits, offset + index) + (bias[index] ?? 0);
    if (value > bestValue) {
      best = index;
      bestValue = value;
    }
  }
  return best;
}

/**
 * Counts pictures by label and predicted class.
 *
 * @param logits [n · K], row by row
 * @param labels [n], each 0 … K − 1
 * @param numClasses K
 * @param bias added to the logits before the argmax: one number per class, or empty
 * @throws ShapeError when the lengths do not match or n is 0
 */
export function confusionOf(
  logits: Float32Array,
  labels: Uint8Array,
  numClasses: number,
  bias: readonly number[] = [],
): Confusion {
  checkRows(logits, labels.length, numClasses);
  if (bias.length > 0 && bias.length !== numClasses)
    throw new ShapeError('bias', [bias.length], `[${numClasses}] or none`);
  const counts = new Uint32Array(numClasses * numClasses);
  for (const [row, label] of labels.entries()) {
    const cell = label * numClasses + biasedAnswer(logits, row * numClasses, numClasses, bias);
    counts[cell] = entryAt(counts, cell) + 1;
  }
  return { numClasses, counts };
}

const rowOf = ({ counts, numClasses }: Confusion, label: number) =>
  counts.subarray(label * numClasses, (label + 1) * numClasses);
const sum = (values: Uint32Array) => values.reduce((total, value) => total + value, 0);

/** Recall of each class, in class order. */
export function recallByClass(confusion: Confusion): readonly ClassRecall[] {
  return Array.from({ length: confusion.numClasses }, (_, label) => {
    const row = rowOf(confusion, label);
    const numPictures = sum(row);
    const numRight = entryAt(row, label);
    return { numPictures, numRight, recall: numPictures === 0 ? null : numRight / numPictures };
  });
}

/** Number of misclassified pictures. */
export function numWrong(confusion: Confusion): number {
  const right = recallByClass(confusion).reduce((total, { numRight }) => total + numRight, 0);
  return sum(confusion.counts) - right;
}

/** Share of all pictures that are classified correctly, 0..1. */
export function accuracyOf(confusion: Confusion): number {
  return 1 - numWrong(confusion) / sum(confusion.counts);
}

/** Wrong classes predicted for a class's pictures, most frequent first; ties in class order. */
export function takenFor(
  confusion: Confusion,
  label: number,
): readonly { readonly classIndex: number; readonly numPictures: number }[] {
  return [...rowOf(confusion, label)]
    .map((numPictures, classIndex) => ({ classIndex, numPictures }))
    .filter(({ classIndex, numPictures }) => classIndex !== label && numPictures > 0)
    .toSorted((one, other) => other.numPictures - one.numPictures);
}
