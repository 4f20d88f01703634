import { lesson } from './classroom/lesson.ts';
import { offline } from './classroom/offline.ts';
import { presenter } from './classroom/presenter.ts';
import { results } from './classroom/results.ts';
import { share } from './classroom/share.ts';

/** Korean texts of sharing, presenting and class results; loaded with the parts that show them. */
export const classroom = { lesson, offline, presenter, results, share };
