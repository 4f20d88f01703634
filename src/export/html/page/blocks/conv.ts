import { convolve, relu, type PageBlock } from './block.ts';

export const conv: PageBlock<'conv'> = (input, { kernelSize, stride, filters }, arrays) =>
  relu(convolve(input, { size: kernelSize, stride, filters }, arrays));
