/** Distances and angles of three pictures in a network. */
export interface Triangle {
  /** AB, BC and CA. */
  readonly sides: readonly [number, number, number];
  /** At A, B and C, degrees; null if a side is 0 or not finite. */
  readonly angles: readonly [number, number, number] | null;
  /** Positions of A, B and C with A at the origin and B to its right, in the unit of the sides. */
  readonly points: readonly (readonly [number, number])[];
}

/** Rounding can push a flat triangle's cosine beyond 1. */
const cosine = (near: number, alsoNear: number, opposite: number) =>
  Math.max(-1, Math.min(1, (near ** 2 + alsoNear ** 2 - opposite ** 2) / (2 * near * alsoNear)));

const degrees = (radians: number) => (180 / Math.PI) * radians;

/**
 * The triangle of three rows, by the law of cosines: in the whole embedding, not in a plane of it.
 *
 * @param distances flat [N · N]
 * @param corners three indices, 0 … N − 1
 */
export function triangleOf(
  distances: Float32Array,
  numRows: number,
  [a, b, c]: readonly [number, number, number],
): Triangle {
  const between = (first: number, second: number) => distances[first * numRows + second] ?? Number.NaN;
  const sides = [between(a, b), between(b, c), between(c, a)] as const;
  const [ab, bc, ca] = sides;
  if (!sides.every((side) => side > 0)) return { sides, angles: null, points: [] };
  const cosineAtA = cosine(ab, ca, bc);
  const [atA, atB] = [Math.acos(cosineAtA), Math.acos(cosine(ab, bc, ca))];
  return {
    sides,
    angles: [degrees(atA), degrees(atB), degrees(Math.PI - atA - atB)],
    points: [
      [0, 0],
      [ab, 0],
      [ca * cosineAtA, ca * Math.sin(atA)],
    ],
  };
}
