import { advice } from './guide/advice.ts';
import { presets } from './guide/presets.ts';
import { students } from './guide/students.ts';

/** What to do next, in English; loaded with the part that says it.  */
export const guide = { advice, presets, students };
