import type { PageBlock } from './block.ts';

export const tokenEmbedding: PageBlock<'token-embedding'> = (
  { values: ids },
  { width },
  [tokens, positions],
) => {
  const values = new Float32Array(ids.length * width);
  for (const [place, id] of ids.entries())
    for (let at = 0; at < width; at++)
      values[place * width + at] =
        (tokens?.[id * width + at] ?? NaN) + (positions?.[place * width + at] ?? 0);
  return { height: ids.length, width: 1, channels: width, values };
};
