import { entryAt } from '@/core/checked.ts';

/** Side of a panel's square, in its own units. */
export const SIDE = 200;
/** Half a mark, so that none is clipped. */
const EDGE = 12;

/** Converts between an embedding and a panel. */
export interface PlaneScale {
  /** Flat [N, 2] in the panel's units, y downwards. */
  readonly marksOf: (points: Float32Array) => readonly number[];
}

/** One scale for several planes, to make them comparable: the largest that fits all points. */
export function planeScale(planes: readonly Float32Array[]): PlaneScale {
  const along = (axis: number) => planes.flatMap((points) => [...points].filter((_, at) => at % 2 === axis));
  const ends = [0, 1].map((axis) => {
    const values = along(axis);
    return [Math.min(...values), Math.max(...values)] as const;
  });
  const span = Math.max(...ends.map(([least, most]) => most - least));
  const factor = span > 0 ? (SIDE - 2 * EDGE) / span : 0;
  const middles = ends.map(([least, most]) => (least + most) / 2);
  return {
    marksOf: (points) =>
      Array.from(points, (value, at) => {
        const offset = factor * (value - entryAt(middles, at % 2));
        return SIDE / 2 + (at % 2 === 0 ? offset : -offset);
      }),
  };
}
