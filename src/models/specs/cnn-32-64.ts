import { plainCnn } from '../plain.ts';

/** The large plain teacher, which is trained live: 421,642 parameters on 28×28 pictures. */
export const cnn3264 = plainCnn({
  id: 'cnn-32-64',
  roles: ['teacher'],
  filters: [32, 64],
  head: { denseUnits: 128 },
});
