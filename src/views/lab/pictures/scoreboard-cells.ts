import type { Lane } from '@/core/lane.ts';
import type { ActorName } from '../use-actor-of.ts';
import type { Numbers } from '@/i18n/numbers.ts';

/** One network's row; null if not measured yet. */
export interface ScoreboardRow {
  readonly lane: Lane;
  /** Who is in the lane; its own name if absent. */
  readonly actor?: ActorName;
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

/** Columns: costs first, then results. */
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
  /** The cost relative to the teacher's, as text; null if not meaningful. */
  readonly fraction: string | null;
}

/** Rounds a divisor, to show "1/23": 22.7 → 23, 3.45 → 3.5. */
const times = (factor: number) => (factor < 10 ? Number(factor.toFixed(1)) : Math.round(factor));

/**
 * A row as text, column by column.
 *
 * @param teacher the row to which costs are relative
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
    // The teacher always agrees with itself, so show no number.
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
