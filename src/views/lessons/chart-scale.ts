/** The drawing of an experiment: its size and margins, px of the SVG's own. */
export const chartSize = { width: 320, height: 176, left: 42, right: 8, top: 14, bottom: 8 } as const;

const plotWidth = chartSize.width - chartSize.left - chartSize.right;
const plotHeight = chartSize.height - chartSize.top - chartSize.bottom;

export type Range = readonly [number, number];

/** How much of the range lies below a value, 0..1; what lies outside is drawn at the edge. */
const shareOfRange = (value: number, [least, most]: Range): number =>
  Math.min(1, Math.max(0, (value - least) / (most - least)));

/** Where a value stands, from the top. */
export const yOf = (value: number, range: Range): number =>
  chartSize.top + (1 - shareOfRange(value, range)) * plotHeight;

/** The middle of a trial's column, from the left. */
export const xOf = (trial: number, numTrials: number): number =>
  chartSize.left + ((trial + 0.5) / numTrials) * plotWidth;

export const columnWidth = (numTrials: number): number => plotWidth / numTrials;

/**
 * What a pointer at a place of the drawing means.
 *
 * @param across 0..1 of the whole drawing's width
 * @param down 0..1 of its height
 * @returns the trial it is over and the value it is at, rounded to `step` and within the range
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

/** So many lines across can be told apart. */
const MOST_TICKS = 6;

/**
 * Where lines go across: the closest of the multiples of 1, 2 or 5 times a power of ten that are not too many.
 *
 * As they are multiples, 0 is among them where the range spans it.
 */
export function ticksOf([least, most]: Range): readonly number[] {
  const power = 10 ** Math.floor(Math.log10((most - least) / MOST_TICKS));
  const multiplesOf = (step: number) => {
    // In floating point 0.3 is 2.9999999999999996 tenths.
    const first = Math.ceil(least / step - 1e-6);
    const last = Math.floor(most / step + 1e-6);
    return Array.from({ length: last - first + 1 }, (_, index) =>
      Number(((first + index) * step).toPrecision(6)),
    );
  };
  const choices = [1, 2, 5, 10].map((digit) => multiplesOf(digit * power));
  return choices.find(({ length }) => length <= MOST_TICKS) ?? [];
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
