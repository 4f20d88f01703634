import { advice } from './guide/advice.ts';

/** What to do next, in English; loaded with the part that says it.  */
export const guide = { advice };
