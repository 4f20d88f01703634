import { ticksAround } from './ticks.ts';

/** A dot's position: its x and its level in the stack. */
export interface StackedDot {
  /** Index of its value. */
  readonly index: number;
  /** In the units of the axis. */
  readonly x: number;
  /** 0 on the line, 1 above it … */
  readonly level: number;
}

/**
 * Stacks dots over their values, each as low as possible without overlap.
 *
 * @param values along the axis
 * @param diameter of a dot, in the same units
 */
export function stackDots(values: readonly number[], diameter: number): readonly StackedDot[] {
  const lastOnLevel: number[] = [];
  const inOrder = values.map((x, index) => ({ x, index })).toSorted((a, b) => a.x - b.x || a.index - b.index);
  return inOrder.map(({ x, index }) => {
    const free = lastOnLevel.findIndex((last) => x - last >= diameter);
    const level = free === -1 ? lastOnLevel.length : free;
    lastOnLevel[level] = x;
    return { index, x, level };
  });
}

/** An axis: its ends and ticks. */
export interface DotAxis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/**
 * Builds an axis that contains all values, ends on ticks and has at most `maxTicks` ticks.
 *
 * @param values at least one
 * @param maxTicks at least 4
 */
export function dotAxis(values: readonly number[], maxTicks = 7): DotAxis {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // Equal values still need an axis with a width.
  const room = Math.max((most - least) * 0.04, 0.0005);
  const ticks = ticksAround(least - room, most + room, maxTicks);
  return { low: ticks[0] ?? least, high: ticks.at(-1) ?? most, ticks };
}
