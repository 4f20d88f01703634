import type { FigureTable } from '@/figures/about.ts';
import type { ScoreboardRow } from './scoreboard-cells.ts';
import type { SoftTargetColumn } from './soft-target-columns.ts';

/** Every column's probabilities, one row per class. */
export function barsTable(
  classNames: readonly string[],
  label: number | null,
  columns: readonly SoftTargetColumn[],
): FigureTable {
  const named = columns.map(({ actor, temperature, probabilities }) => ({
    name: temperature === null ? 'hard label (0..1)' : `${actor} probability at T = ${temperature} (0..1)`,
    probabilities,
  }));
  // At T = 1 the teacher stands in two equal columns.
  const shown = [...new Map(named.map((column) => [column.name, column])).values()];
  return {
    head: ['class', 'is the label', ...shown.map(({ name }) => name)],
    rows: classNames.map((name, index) => [
      name,
      label === null ? null : Number(index === label),
      ...shown.map(({ probabilities }) => probabilities?.[index] ?? null),
    ]),
  };
}

/** Costs and results of each network. */
export const scoreboardTable = (rows: readonly ScoreboardRow[]): FigureTable => ({
  head: [
    'network',
    'parameters',
    'size (bytes)',
    'multiply-accumulates per picture',
    'time per picture (ms)',
    'test accuracy (0..1)',
    'agreement with the teacher (0..1)',
    'calibration error (0..1)',
  ],
  rows: rows.map((row) => [
    row.lane,
    row.numParameters,
    row.parameterBytes,
    row.numMultiplyAccumulates,
    row.msPerPicture,
    row.accuracy,
    row.agreement,
    row.calibrationError,
  ]),
});
