import { multiply, relu, type PageBlock } from './block.ts';

export const dense: PageBlock<'dense'> = (input, { units }, arrays) => relu(multiply(input, units, arrays));
