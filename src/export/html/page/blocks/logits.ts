import { multiply, type PageBlock } from './block.ts';

export const logits: PageBlock<'logits'> = (input, { units }, arrays) => multiply(input, units, arrays);
