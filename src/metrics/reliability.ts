import { entryAt } from '@/core/checked.ts';
import { argmaxAt, checkRows, logSumExpAt } from './rows.ts';

/** Number of equal bins over the confidences. */
export const NUM_CALIBRATION_BINS = 15;

/** The pictures whose confidence, the largest probability, lies in ((m − 1)/15, m/15]. */
export interface ReliabilityBin {
  readonly numPictures: number;
  readonly numRight: number;
  /**
   * Σ (confidence − right) over the bin's pictures: |bin| · (confidence − accuracy) of Guo's equation 3; above 0 for
   * a network that is more confident than it is right.
   */
  readonly excess: number;
}

/**
 * Sorts pictures into 15 equal bins by confidence: the numbers of a reliability diagram.
 *
 * A picture with a NaN among its logits belongs in no bin.
 *
 * @param logits [n · K], row by row; of softmax at temperature 1
 * @param labels [n], each 0 … K − 1
 * @param numClasses K
 * @returns 15 bins, from the lowest confidence to the highest
 * @throws ShapeError when the lengths do not match or n is 0
 * @source Guo et al. 2017, "On Calibration of Modern Neural Networks", section 2, https://arxiv.org/abs/1706.04599
 */
export function reliabilityBins(
  logits: Float32Array,
  labels: Uint8Array,
  numClasses: number,
): readonly ReliabilityBin[] {
  checkRows(logits, labels.length, numClasses);
  const numPictures = new Uint32Array(NUM_CALIBRATION_BINS);
  const numRight = new Uint32Array(NUM_CALIBRATION_BINS);
  const excess = new Float64Array(NUM_CALIBRATION_BINS);
  for (let row = 0; row < labels.length; row++) {
    const offset = row * numClasses;
    const predicted = argmaxAt(logits, offset, numClasses);
    const logProb = entryAt(logits, offset + predicted) - logSumExpAt(logits, offset, numClasses);
    const confidence = Math.exp(Math.min(0, logProb));
    if (Number.isNaN(confidence)) continue;
    const bin = Math.max(0, Math.ceil(confidence * NUM_CALIBRATION_BINS) - 1);
    const right = predicted === labels[row] ? 1 : 0;
    numPictures[bin] = entryAt(numPictures, bin) + 1;
    numRight[bin] = entryAt(numRight, bin) + right;
    excess[bin] = entryAt(excess, bin) + confidence - right;
  }
  return Array.from(excess, (sum, bin) => ({
    numPictures: entryAt(numPictures, bin),
    numRight: entryAt(numRight, bin),
    excess: sum,
  }));
}

/** Accuracy and mean confidence of a bin, 0..1; null if it has no pictures. */
export function sharesOf({ numPictures, numRight, excess }: ReliabilityBin) {
  if (numPictures === 0) return null;
  return { accuracy: numRight / numPictures, confidence: (excess + numRight) / numPictures };
}

/** Mean confidence minus accuracy over all bins, −1..1: above 0 for an overconfident network. */
export function overconfidence(bins: readonly ReliabilityBin[]): number {
  const numPictures = bins.reduce((sum, bin) => sum + bin.numPictures, 0);
  return bins.reduce((sum, { excess }) => sum + excess, 0) / numPictures;
}
