import { NORM_EPSILON } from '@/models/blocks/layer-norm.ts';
import type { Arrays, PageBlock } from './block.ts';

/** Layer norm of every row of a matrix [rows, width]. */
export function normRows(values: Float32Array, width: number, [scale, shift]: Arrays): Float32Array {
  const result = new Float32Array(values.length);
  for (let first = 0; first < values.length; first += width) {
    const row = values.subarray(first, first + width);
    const mean = row.reduce((sum, value) => sum + value, 0) / width;
    const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / width;
    const inverse = 1 / Math.sqrt(variance + NORM_EPSILON);
    for (const [at, value] of row.entries())
      result[first + at] = (value - mean) * inverse * (scale?.[at] ?? NaN) + (shift?.[at] ?? NaN);
  }
  return result;
}

export const layerNorm: PageBlock<'layer-norm'> = (input, _, arrays) => ({
  ...input,
  values: normRows(input.values, input.channels, arrays),
});
