import { checkLength } from '@/core/check-length.ts';

/**
 * Accuracy of nearest-neighbour classification: measures how well an embedding separates the classes, without
 * a layer trained on top of it.
 *
 * @param reference rows with a label, flat [m · D]
 * @param referenceLabels [m]
 * @param queries rows to classify, flat [n · D]
 * @param labels their right classes, [n]
 * @returns share, 0..1, by Euclidean distance
 */
export function nearestNeighbourAccuracy(
  reference: Float32Array,
  referenceLabels: ArrayLike<number>,
  queries: Float32Array,
  labels: ArrayLike<number>,
): number {
  const size = Math.floor(reference.length / Math.max(1, referenceLabels.length));
  checkLength(reference, referenceLabels.length * size, 'reference');
  if (referenceLabels.length > 0) checkLength(queries, labels.length * size, 'queries');
  let correct = 0;
  for (let row = 0; row < labels.length; row++) {
    let nearest = -1;
    let least = Infinity;
    for (let other = 0; other < referenceLabels.length; other++) {
      let square = 0;
      // Stops once the row is farther than the nearest so far, mostly after a few values.
      for (let at = 0; at < size && square < least; at++) {
        square += ((queries[row * size + at] ?? NaN) - (reference[other * size + at] ?? NaN)) ** 2;
      }
      if (square < least) {
        least = square;
        nearest = other;
      }
    }
    if (nearest >= 0 && referenceLabels[nearest] === labels[row]) correct++;
  }
  return correct / Math.max(1, labels.length);
}
