import { checkLength } from '@/core/checked.ts';

/**
 * Accuracy of nearest-neighbour classification: measures how well an embedding separates the classes, without
 * a layer trained on top of it.
 *
 * @param known rows with a label, flat [m · D]
 * @param knownLabels [m]
 * @param asked rows to classify, flat [n · D]
 * @param labels their right classes, [n]
 * @returns share, 0..1, by Euclidean distance
 */
export function nearestNeighbourAccuracy(
  known: Float32Array,
  knownLabels: ArrayLike<number>,
  asked: Float32Array,
  labels: ArrayLike<number>,
): number {
  const size = known.length / Math.max(1, knownLabels.length);
  if (knownLabels.length > 0) checkLength(asked, labels.length * size, 'rows to classify');
  let correct = 0;
  for (let row = 0; row < labels.length; row++) {
    let nearest = -1;
    let least = Infinity;
    for (let other = 0; other < knownLabels.length; other++) {
      let square = 0;
      // Stops once the row is farther than the nearest so far, mostly after a few values.
      for (let at = 0; at < size && square < least; at++) {
        square += ((asked[row * size + at] ?? NaN) - (known[other * size + at] ?? NaN)) ** 2;
      }
      if (square < least) {
        least = square;
        nearest = other;
      }
    }
    if (nearest >= 0 && knownLabels[nearest] === labels[row]) correct++;
  }
  return correct / Math.max(1, labels.length);
}
