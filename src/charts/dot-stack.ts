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

/** Round tick sizes. */
const steps = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5];

/** An axis: its ends and ticks. */
export interface DotAxis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/**
 * Builds an axis that contains all values, ends on ticks and has at most `maxSteps` intervals.
 *
 * @param values at least one
 * @param maxSteps maximum number of intervals between ticks
 */
export function dotAxis(values: readonly number[], maxSteps = 6): DotAxis {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  // Equal values still need an axis with a width.
  const room = Math.max((most - least) * 0.04, 0.0005);
  const ends = (step: number) =>
    [Math.floor((least - room) / step), Math.ceil((most + room) / step)] as const;
  const step = steps.find((each) => ends(each)[1] - ends(each)[0] <= maxSteps) ?? 1;
  const [first, last] = ends(step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { low: first * step, high: last * step, ticks };
}
