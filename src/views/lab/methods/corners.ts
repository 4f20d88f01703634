import { entryAt } from '@/core/checked.ts';

/** Three different indices of pictures. */
export type Corners = readonly [number, number, number];

export const cornerNames = ['A', 'B', 'C'] as const;

/** Default corners: two pictures of the first picture's class and one of another class. */
export function defaultCorners(labels: readonly number[]): Corners {
  const same = labels.findIndex((label, place) => place > 0 && label === labels[0]);
  const other = labels.findIndex((label) => label !== labels[0]);
  return same > 0 && other > 0 ? [0, same, other] : [0, 1, 2];
}

/** Replaces one corner's picture; a picture already at another corner swaps with it. */
export function withCorner(corners: Corners, at: number, place: number): Corners {
  const before = entryAt(corners, at);
  const placeAt = (index: number) => {
    const corner = entryAt(corners, index);
    return index === at ? place : corner === place ? before : corner;
  };
  return [placeAt(0), placeAt(1), placeAt(2)];
}

/**
 * Finds the point nearest to a click, so that it need not hit a mark.
 *
 * @param points flat [N, 2]
 * @returns its index; −1 if there are no points
 */
export function nearestPoint(points: ArrayLike<number>, [x, y]: readonly [number, number]): number {
  let nearest = -1;
  let smallest = Infinity;
  for (let place = 0; place < points.length / 2; place++) {
    const distance = Math.hypot(entryAt(points, 2 * place) - x, entryAt(points, 2 * place + 1) - y);
    if (distance >= smallest) continue;
    smallest = distance;
    nearest = place;
  }
  return nearest;
}
