import type { PairRow } from '@/charts/pair-dots.tsx';
import type { FigureTable } from '@/figures/about.ts';

/** Accuracies of every seed. */
export const repeatFigure = (rows: readonly PairRow[], hasSmoothing: boolean): FigureTable => ({
  head: [
    'seed',
    'student accuracy (0..1)',
    'control accuracy (0..1)',
    'difference (0..1)',
    ...(hasSmoothing ? ['label smoothing accuracy (0..1)'] : []),
  ],
  rows: rows.map(({ seed, student, control, smoothing }) => [
    seed,
    student,
    control,
    student === null || control === null ? null : student - control,
    ...(hasSmoothing ? [smoothing] : []),
  ]),
});
