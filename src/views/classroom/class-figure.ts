import type { FigureAbout, FigureTable } from '@/figures/about.ts';
import { accuraciesOf, type ClassResult } from '@/protocol/classroom/class-result.ts';

/** The dots of a class, without names. */
export const classFigure = (results: readonly ClassResult[]): FigureTable => ({
  head: [
    'seed',
    'step',
    'test pictures',
    'student accuracy (0..1)',
    'control accuracy (0..1)',
    'difference (0..1)',
  ],
  rows: results.map((result) => {
    const { student, control, difference } = accuraciesOf(result);
    return [result.config.seed, result.step, result.numPictures, student, control, difference];
  }),
});

/** The origin of the dots: the settings of the class, and its seeds. */
export const classAbout = (results: readonly ClassResult[]): FigureAbout => {
  const seeds = results.map(({ config }) => config.seed).toSorted((one, other) => one - other);
  const [first] = results;
  return { config: first?.config ?? null, seeds, step: first?.step ?? null };
};
