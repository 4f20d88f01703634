import { plainCnn } from '../plain.ts';

/** A student with about four thousand parameters. */
export const cnn48 = plainCnn({ id: 'cnn-4-8', roles: ['student'], filters: [4, 8], head: 'flatten' });
