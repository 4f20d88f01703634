import type { OnnxBlock } from './block.ts';

/** The last row and column of an odd map are pooled alone. */
export const maxPool: OnnxBlock<'max-pool'> = (add, input, { name }) =>
  add('MaxPool', [input], `${name}.out`, { kernel_shape: [2, 2], strides: [2, 2], ceil_mode: 1 });
