import type { OnnxBlock } from './block.ts';

export const flatten: OnnxBlock<'flatten'> = (add, input, { name }) =>
  add('Flatten', [input], `${name}.out`, { axis: 1 });
