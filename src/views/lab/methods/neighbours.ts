/**
 * Share of pictures whose nearest other picture has the same class, 0..1.
 *
 * @param distances flat [N · N]
 */
export function sameClassNeighbours(distances: Float32Array, labels: readonly number[]): number {
  const numRows = labels.length;
  let numSame = 0;
  for (let row = 0; row < numRows; row++) {
    let nearest = -1;
    for (let other = 0; other < numRows; other++) {
      const distance = distances[row * numRows + other] ?? Infinity;
      if (other !== row && (nearest < 0 || distance < (distances[row * numRows + nearest] ?? Infinity))) {
        nearest = other;
      }
    }
    if (labels[nearest] === labels[row]) numSame++;
  }
  return numSame / Math.max(1, numRows);
}
