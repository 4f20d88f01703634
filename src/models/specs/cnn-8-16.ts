import { plainCnn } from '../plain.ts';

/** The default student: 9,098 parameters, on which the classroom settings were measured. */
export const cnn816 = plainCnn({ id: 'cnn-8-16', roles: ['student'], filters: [8, 16], head: 'flatten' });
