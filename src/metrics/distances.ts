import { checkLength } from '@/core/check-length.ts';

/**
 * Euclidean distances between rows, divided by the mean distance of different rows.
 *
 * @param rows flat [N · D]
 * @returns flat [N · N]; all zeros if all rows are equal
 */
export function relativeDistances(rows: Float32Array, numRows: number): Float32Array {
  const length = Math.floor(rows.length / numRows);
  checkLength(rows, numRows * length, 'rows');
  const distances = new Float32Array(numRows * numRows);
  let sum = 0;
  for (let first = 0; first < numRows; first++) {
    for (let second = 0; second < first; second++) {
      let squares = 0;
      for (let at = 0; at < length; at++) {
        const difference = (rows[first * length + at] ?? NaN) - (rows[second * length + at] ?? NaN);
        squares += difference * difference;
      }
      const distance = Math.sqrt(squares);
      distances[first * numRows + second] = distance;
      distances[second * numRows + first] = distance;
      sum += 2 * distance;
    }
  }
  const mean = sum / Math.max(1, numRows * (numRows - 1));
  return mean > 0 ? distances.map((distance) => distance / mean) : distances;
}

/**
 * The distance of every pair of different rows, once.
 *
 * A row's distance to itself is 0 in every network; including it would make any two networks look similar.
 *
 * @param distances flat [N · N], symmetric
 * @returns N (N − 1) / 2 distances, ordered by the larger index first
 */
export function distancesOfPairs(distances: Float32Array, numRows: number): readonly number[] {
  const pairs: number[] = [];
  for (let first = 1; first < numRows; first++) {
    pairs.push(...distances.subarray(first * numRows, first * numRows + first));
  }
  return pairs;
}
