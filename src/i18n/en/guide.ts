import { advice } from './guide/advice.ts';
import { presets } from './guide/presets.ts';
import { students } from './guide/students.ts';

/** Presets and advice, in English; loaded with the parts that show them. */
export const guide = {
  advice,
  presets,
  students,
  /** Beside the choice of the dataset. */
  own: { open: 'Your own…' },
};
