import type { PairRow } from '@/charts/pair-dots.tsx';
import type { FigureTable } from '@/figures/about.ts';
import type { Baseline } from '@/protocol/repeat/repeat.ts';

/** Names of the baselines' columns. */
const names: Readonly<Record<Baseline, string>> = {
  smoothing: 'label smoothing',
  equalTeacher: 'student of a teacher of equal data',
};

/** Accuracies of every seed. */
export const repeatFigure = (rows: readonly PairRow[], baselines: readonly Baseline[]): FigureTable => ({
  head: [
    'seed',
    'student accuracy (0..1)',
    'control accuracy (0..1)',
    'difference (0..1)',
    ...baselines.map((each) => `${names[each]} accuracy (0..1)`),
  ],
  rows: rows.map(({ seed, student, control, baselines: others }) => [
    seed,
    student,
    control,
    student === null || control === null ? null : student - control,
    ...others,
  ]),
});
