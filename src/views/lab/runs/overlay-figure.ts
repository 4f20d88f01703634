import type { OverlaidRun } from '@/charts/overlay-chart.tsx';
import type { FigureTable } from '@/figures/about.ts';

/** Accuracies of every chosen run at its evaluated steps. */
export const overlayFigure = (runs: readonly OverlaidRun[]): FigureTable => ({
  head: ['run', 'name', 'step', 'student accuracy (0..1)', 'control accuracy (0..1)'],
  rows: runs.flatMap(({ name, step, student, control }, index) =>
    Array.from(step, (at, place) => [index + 1, name, at, student[place] ?? null, control[place] ?? null]),
  ),
});
