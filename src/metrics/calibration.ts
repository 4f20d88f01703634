import { entryAt } from '@/core/checked.ts';
import { argmaxAt, checkRows, logSumExpAt } from './rows.ts';

/** Number of equal bins over the confidences. */
const NUM_CALIBRATION_BINS = 15;

/**
 * Expected calibration error, 0..1: the distance of confidence from accuracy, averaged over confidence bins.
 *
 * A network that is right in 80 of the 100 cases in which it is 80 % sure has 0. Bins are ((m − 1)/15, m/15].
 *
 * @param logits [n · K], row by row
 * @param labels [n], each 0 … K − 1
 * @param numClasses K
 * @throws ShapeError when the lengths do not match or n is 0
 * @source Guo et al. 2017, "On Calibration of Modern Neural Networks", equation 3, https://arxiv.org/abs/1706.04599
 */
export function expectedCalibrationError(
  logits: Float32Array,
  labels: Uint8Array,
  numClasses: number,
): number {
  checkRows(logits, labels.length, numClasses);
  // (confidence − right) summed over a bin: its size is |bin| · |confidence − accuracy| of equation 3.
  const excess = new Float64Array(NUM_CALIBRATION_BINS);
  for (let row = 0; row < labels.length; row++) {
    const offset = row * numClasses;
    const predicted = argmaxAt(logits, offset, numClasses);
    const logProb = entryAt(logits, offset + predicted) - logSumExpAt(logits, offset, numClasses);
    const confidence = Math.exp(Math.min(0, logProb));
    // A diverged network's NaN belongs in no bin.
    if (Number.isNaN(confidence)) continue;
    const bin = Math.max(0, Math.ceil(confidence * NUM_CALIBRATION_BINS) - 1);
    excess[bin] = entryAt(excess, bin) + confidence - (predicted === labels[row] ? 1 : 0);
  }
  return excess.reduce((sum, value) => sum + Math.abs(value), 0) / labels.length;
}
