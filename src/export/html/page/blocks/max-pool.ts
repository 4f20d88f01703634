import type { PageBlock } from './block.ts';

/** The last row and column of an odd map are pooled alone. */
export const maxPool: PageBlock<'max-pool'> = ({ height, width, channels, values: given }) => {
  const [rows, columns] = [Math.ceil(height / 2), Math.ceil(width / 2)];
  const values = new Float32Array(rows * columns * channels).fill(-Infinity);
  for (const [index, value] of given.entries()) {
    const place = Math.floor(index / channels);
    const cell = (Math.floor(place / width) >> 1) * columns + ((place % width) >> 1);
    const to = cell * channels + (index % channels);
    values[to] = Math.max(values[to] ?? NaN, value);
  }
  return { height: rows, width: columns, channels, values };
};
