/** A part of a range. */
export interface Tile {
  readonly start: number;
  readonly size: number;
}

/** Cuts 0 … count into as few parts as `largest` allows, of sizes that differ by at most one. */
export function tiles(count: number, largest: number): Tile[] {
  const numTiles = Math.ceil(count / largest);
  const cut = (index: number) => Math.round((index * count) / numTiles);
  return Array.from({ length: numTiles }, (_, index) => ({
    start: cut(index),
    size: cut(index + 1) - cut(index),
  }));
}
