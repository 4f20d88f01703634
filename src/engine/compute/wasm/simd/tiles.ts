/** A part of a range. */
export interface Tile {
  readonly start: number;
  readonly size: number;
}

/** Splits 0 … count into the fewest parts of at most `largest`, whose sizes differ by at most one. */
export function tiles(count: number, largest: number): Tile[] {
  const numTiles = Math.ceil(count / largest);
  const cut = (index: number) => Math.round((index * count) / numTiles);
  return Array.from({ length: numTiles }, (_, index) => ({
    start: cut(index),
    size: cut(index + 1) - cut(index),
  }));
}

/** Consecutive tiles of one size. */
export interface TileRun {
  readonly start: number;
  readonly size: number;
  readonly numTiles: number;
}

/** Splits 0 … count into tiles of that size, and one for the remainder. */
export function equalTiles(count: number, size: number): TileRun[] {
  const numTiles = Math.floor(count / size);
  const rest = count % size;
  const whole = { start: 0, size, numTiles };
  return [whole, { start: count - rest, size: rest, numTiles: 1 }].filter(
    (run) => run.size * run.numTiles > 0,
  );
}
