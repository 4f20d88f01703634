import { plainCnn } from '../plain.ts';

/** The largest plain student. */
export const cnn1632 = plainCnn({ id: 'cnn-16-32', roles: ['student'], filters: [16, 32], head: 'flatten' });
