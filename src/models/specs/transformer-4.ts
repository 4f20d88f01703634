import { transformer } from '../transformer.ts';

/** The teacher of texts: four encoder blocks. */
export const transformer4 = transformer({ id: 'transformer-4', roles: ['teacher'], depth: 4 });
