import type { PageBlock } from './block.ts';

/** Maps are stored row by row already, as the next layer wants them. */
export const flatten: PageBlock<'flatten'> = (input) => input;
