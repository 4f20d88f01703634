import type { OnnxBlock } from './block.ts';

export const globalAveragePool: OnnxBlock<'global-average-pool'> = (add, input, { name }) =>
  add('Flatten', [add('GlobalAveragePool', [input], `${name}.out`)], `${name}.flat`, { axis: 1 });
