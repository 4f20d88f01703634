import { offline } from './classroom/offline.ts';
import { presenter } from './classroom/presenter.ts';
import { results } from './classroom/results.ts';
import { share } from './classroom/share.ts';

/** The texts of sharing, presenting and class results in English; loaded with what shows them. */
export const classroom = { offline, presenter, results, share };
