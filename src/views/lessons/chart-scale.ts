/** Size and margins of an experiment's chart, in SVG units. */
export const chartSize = { width: 320, height: 176, left: 42, right: 8, top: 14, bottom: 8 } as const;

const plotWidth = chartSize.width - chartSize.left - chartSize.right;
const plotHeight = chartSize.height - chartSize.top - chartSize.bottom;

export type Range = readonly [number, number];

/** Position of a value in the range, clamped to 0..1. */
const shareOfRange = (value: number, [least, most]: Range): number =>
  Math.min(1, Math.max(0, (value - least) / (most - least)));

/** y of a value, from the top. */
export const yOf = (value: number, range: Range): number =>
  chartSize.top + (1 - shareOfRange(value, range)) * plotHeight;

/** x of the centre of a trial's column, from the left. */
export const xOf = (trial: number, numTrials: number): number =>
  chartSize.left + ((trial + 0.5) / numTrials) * plotWidth;

export const columnWidth = (numTrials: number): number => plotWidth / numTrials;

/**
 * Maps a pointer position to a trial and a value.
 *
 * @param across 0..1 of the chart's width
 * @param down 0..1 of the chart's height
 * @returns the trial under the pointer and the value there, rounded to `step` and clamped to the range
 */
export function pointedAt(
  across: number,
  down: number,
  numTrials: number,
  range: Range,
  step: number,
): { readonly trial: number; readonly value: number } {
  const [least, most] = range;
  const column = Math.floor(((across * chartSize.width - chartSize.left) / plotWidth) * numTrials);
  const share = 1 - (down * chartSize.height - chartSize.top) / plotHeight;
  const value = Math.round((least + share * (most - least)) / step) * step;
  return {
    trial: Math.min(numTrials - 1, Math.max(0, column)),
    value: Number(Math.min(most, Math.max(least, value)).toPrecision(6)),
  };
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
