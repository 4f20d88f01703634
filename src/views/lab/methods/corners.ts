/** Three different places among the pictures that are looked at. */
export type Corners = readonly [number, number, number];

export const cornerNames = ['A', 'B', 'C'] as const;

/** Two pictures of the first one's class and one of another: something that a network should tell apart. */
export function defaultCorners(labels: readonly number[]): Corners {
  const same = labels.findIndex((label, place) => place > 0 && label === labels[0]);
  const other = labels.findIndex((label) => label !== labels[0]);
  return same > 0 && other > 0 ? [0, same, other] : [0, 1, 2];
}

/** The corners with another picture at one of them; a picture that was at another corner changes places. */
export function withCorner(corners: Corners, at: number, place: number): Corners {
  const before = corners[at] ?? 0;
  const [a, b, c] = corners.map((corner, index) =>
    index === at ? place : corner === place ? before : corner,
  );
  return [a ?? 0, b ?? 0, c ?? 0];
}

/**
 * The point that is nearest to where somebody pointed, so that no mark has to be hit.
 *
 * @param points flat [N, 2]
 * @returns its place; −1 when there is none
 */
export function nearestPoint(points: ArrayLike<number>, [x, y]: readonly [number, number]): number {
  let nearest = -1;
  let smallest = Infinity;
  for (let place = 0; place < points.length / 2; place++) {
    const distance = Math.hypot((points[2 * place] ?? 0) - x, (points[2 * place + 1] ?? 0) - y);
    if (distance >= smallest) continue;
    smallest = distance;
    nearest = place;
  }
  return nearest;
}
