import type { FigureTable } from '@/figures/about.ts';
import type { Experiment } from '@/lessons/lesson.ts';
import type { StepResult } from '@/state/lesson-progress.ts';

/** Measured values of an experiment: one row per trial and seed, one column per measure. */
export const resultFigure = (
  { measures }: Experiment,
  trialNames: readonly string[],
  results: readonly StepResult[],
): FigureTable => ({
  head: [
    'trial',
    'seed',
    ...measures.map(({ name, unit }) => `${name} (${unit === 'share' ? '0..1' : unit})`),
  ],
  rows: trialNames.flatMap((name, trial) =>
    results.map(({ seed, values }) => [name, seed, ...(values[trial] ?? [])]),
  ),
});
