import { divisorUpTo } from './kernel.ts';
import type { Tiles } from './tiles.ts';

/** Number of outputs that one thread of a convolution computes. */
export interface TileChoice {
  readonly rows: number;
  readonly columns: number;
  /** Output channels. */
  readonly channels: number;
}

export interface ConvolutionSize {
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly kernelSize: number;
  /** Tiles are multiples of this: the stride of an input gradient, or 2 if pooling is fused. */
  readonly multiple: number;
  /** Sources that a tile needs per output, along one axis: the stride of a forward pass. */
  readonly spread: number;
}

/**
 * A tile length that divides the length, if there is one not much below the limit, else the limit itself; a
 * check at every store then cuts off the last tile.
 */
export function tileLength(length: number, limit: number, multiple: number): number {
  const most = Math.max(multiple, Math.floor(limit / multiple) * multiple);
  for (let tile = most; tile * 2 >= most && tile >= multiple; tile -= multiple) {
    if (length % tile === 0) return tile;
  }
  return Math.min(most, Math.ceil(length / multiple) * multiple);
}

/** The adapter's preferred number of outputs per thread, as far as the limit of a loop's body allows. */
export function chooseTile(tiles: Tiles, size: ConvolutionSize): TileChoice {
  const { outHeight, outWidth, outChannels, kernelSize, multiple, spread } = size;
  const inFours = outChannels % 4 === 0;
  const vectors = inFours ? divisorUpTo(outChannels / 4, tiles.channels / 4) : divisorUpTo(outChannels, 3);
  const channels = inFours ? vectors * 4 : vectors;
  const bodyOf = (tileRows: number, tileColumns: number) =>
    tileRows * tileColumns * kernelSize ** 2 * vectors;
  const rows = tileLength(outHeight, tiles.rows, multiple);
  let limit = Math.max(multiple, Math.floor(tiles.columns / spread));
  let columns = tileLength(outWidth, limit, multiple);
  while (bodyOf(rows, columns) > tiles.maxBody && limit > multiple) {
    limit = Math.max(multiple, Math.floor(limit / 2));
    columns = tileLength(outWidth, limit, multiple);
  }
  const isStillLong = bodyOf(rows, columns) > tiles.maxBody;
  return { rows: isStillLong ? multiple : rows, columns, channels };
}
