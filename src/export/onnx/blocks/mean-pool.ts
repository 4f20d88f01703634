import type { OnnxBlock } from './block.ts';

export const meanPool: OnnxBlock<'mean-pool'> = (add, input, { name }) =>
  add('ReduceMean', [input], `${name}.out`, { axes: [1], keepdims: 0 });
