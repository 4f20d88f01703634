import type { Numbers } from '@/i18n/numbers.ts';

/** One network's line; null is what has not been measured. */
export interface ScoreboardRow {
  readonly lane: 'teacher' | 'student' | 'control';
  readonly numParameters: number;
  readonly parameterBytes: number;
  readonly numMultiplyAccumulates: number;
  readonly msPerPicture: number | null;
  /** 0..1 */
  readonly accuracy: number | null;
  /** 0..1 */
  readonly agreement: number | null;
  /** 0..1 */
  readonly calibrationError: number | null;
}

/** What a network costs, then what it reaches. */
export const scoreboardColumns = [
  'parameters',
  'size',
  'macs',
  'ms',
  'accuracy',
  'agreement',
  'calibration',
] as const;

interface ScoreboardCell {
  readonly column: (typeof scoreboardColumns)[number];
  readonly text: string;
  /** What share of the teacher's cost this is, as text; null where that says nothing. */
  readonly fraction: string | null;
}

/** 22.7 → "23", 3.45 → "3.5", 0.04 → "0.0": one divided by it reads "1/23". */
const times = (factor: number) => (factor < 10 ? Number(factor.toFixed(1)) : Math.round(factor));

/**
 * A row as text, column by column.
 *
 * @param teacher the row that costs are compared with
 */
export function scoreboardCells(
  row: ScoreboardRow,
  teacher: ScoreboardRow | undefined,
  numbers: Numbers,
): readonly ScoreboardCell[] {
  const percent = (share: number | null) => (share === null ? '–' : numbers.percent(share));
  const fraction = (key: 'numParameters' | 'numMultiplyAccumulates') =>
    teacher === undefined || row.lane === 'teacher' || teacher[key] <= row[key]
      ? null
      : `1/${times(teacher[key] / row[key])}`;
  const texts: readonly string[] = [
    numbers.whole(row.numParameters),
    `${numbers.whole(row.parameterBytes / 1000)} kB`,
    numbers.whole(row.numMultiplyAccumulates),
    row.msPerPicture === null ? '–' : row.msPerPicture.toFixed(2),
    percent(row.accuracy),
    // The teacher agrees with itself: a figure there would only look like one more measurement.
    row.lane === 'teacher' ? '–' : percent(row.agreement),
    percent(row.calibrationError),
  ];
  return scoreboardColumns.map((column, index) => ({
    column,
    text: texts[index] ?? '–',
    fraction:
      column === 'parameters'
        ? fraction('numParameters')
        : column === 'macs'
          ? fraction('numMultiplyAccumulates')
          : null,
  }));
}
