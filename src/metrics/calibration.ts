import { reliabilityBins } from './reliability.ts';

/**
 * Expected calibration error, 0..1: the distance of confidence from accuracy, averaged over confidence bins.
 *
 * A network that is right in 80 of the 100 cases in which it is 80 % sure has 0.
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
  const bins = reliabilityBins(logits, labels, numClasses);
  return bins.reduce((sum, { excess }) => sum + Math.abs(excess), 0) / labels.length;
}
