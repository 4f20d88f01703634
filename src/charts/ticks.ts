import { nice, ticks } from 'd3-array';

/** Maximum number of ticks of a chart's axis. */
const MAX_TICKS = 6;

/** The first of ever coarser choices with at most `max` ticks; multiples of 1, 2 or 5 · 10^k. */
function densest(max: number, ticksFor: (count: number) => number[]): readonly number[] {
  for (let count = max; count > 0; count--) {
    const found = ticksFor(count);
    if (found.length <= max) return found;
  }
  return [];
}

/** Ticks within a range; its ends are among them only if they are round. */
export const ticksWithin = (low: number, high: number, max = MAX_TICKS): readonly number[] =>
  densest(max, (count) => ticks(low, high, count));

/**
 * Ticks of a range that is extended to the next ticks.
 *
 * @param max at least 4
 */
export const ticksAround = (low: number, high: number, max = MAX_TICKS): readonly number[] =>
  densest(max, (count) => ticks(...nice(low, high, count), count));

/** Whole ticks from 0 to `maxStep`, all round but the last, which is always included. */
export function stepTicks(maxStep: number): readonly number[] {
  const found = ticksWithin(0, maxStep, Math.min(MAX_TICKS, maxStep + 1));
  const last = found.at(-1) ?? 0;
  if (last === maxStep) return found;
  // Drop the tick before the end if it is at most half an interval away: the labels would touch.
  const isClose = maxStep - last <= (found[1] ?? maxStep) / 2;
  return [...(isClose ? found.slice(0, -1) : found), maxStep];
}

/** Ticks from 0 to above the largest loss. */
export const lossTicks = (largest: number): readonly number[] => ticksAround(0, Math.max(largest, 0.01));
