import type { PageBlock } from './block.ts';

export const globalAveragePool: PageBlock<'global-average-pool'> = ({ height, width, channels, values }) => {
  const sums = new Float64Array(channels);
  for (const [index, value] of values.entries())
    sums[index % channels] = (sums[index % channels] ?? NaN) + value;
  const means = Float32Array.from(sums, (sum) => sum / (height * width));
  return { height: 1, width: 1, channels, values: means };
};
