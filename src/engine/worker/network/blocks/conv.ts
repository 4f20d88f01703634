import { applyConvolution, type BlockForward } from './block.ts';

export const conv: BlockForward<'conv'> = (input, { name, block }, parameter) =>
  applyConvolution(input, name, { stride: block.stride, activation: 'relu' }, parameter);
