import { transformer } from '../transformer.ts';

/** A student of one encoder block, which starts from random weights. */
export const transformer1 = transformer({ id: 'transformer-1', roles: ['student'], depth: 1 });
