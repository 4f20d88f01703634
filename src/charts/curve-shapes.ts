import { entryAt, lastOf } from '@/core/checked.ts';

/** Values of both students at one step. */
export interface CurvePoint {
  readonly step: number;
  readonly student: number;
  readonly control: number;
}

/**
 * Possible accuracy axes: their lower end and tick size, so that the lowest line has a label too.
 *
 * None begins above 80 %: a narrower range would make noise look like a difference.
 */
const accuracyAxes = [
  { floor: 0.8, size: 0.05 },
  { floor: 0.7, size: 0.1 },
  { floor: 0.6, size: 0.1 },
  { floor: 0.5, size: 0.1 },
  { floor: 0.4, size: 0.2 },
  { floor: 0.2, size: 0.2 },
  { floor: 0, size: 0.25 },
] as const;

/** Share of the run ignored when choosing the axis: the climb would squeeze the rest against the top. */
const CLIMB = 0.2;

/**
 * Ticks of the accuracy axis: from a round share below which no curve falls after the first climb, to 1.
 *
 * @param points evaluated steps in order
 * @param maxStep the end of the step axis
 * @returns ticks from 0 to 1 during the first climb
 */
export function accuracyTicks(points: readonly CurvePoint[], maxStep: number): readonly number[] {
  const settled = points.filter(({ step }) => step > maxStep * CLIMB);
  const lowest = Math.min(...settled.flatMap(({ student, control }) => [student, control]));
  const found = settled.length > 0 ? accuracyAxes.find((axis) => axis.floor <= lowest) : undefined;
  const { floor, size } = found ?? { floor: 0, size: 0.25 };
  const count = Math.round((1 - floor) / size) + 1;
  return Array.from({ length: count }, (_, index) => Number((floor + index * size).toFixed(2)));
}

/** At most six ticks from 0 to `maxStep`, all round but the last, which is always included. */
export function stepTicks(maxStep: number): readonly number[] {
  const rough = maxStep / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const candidates = [1, 2, 2.5, 5, 10].map((factor) => factor * power);
  const size = Math.max(1, candidates.find((candidate) => candidate >= rough - 1e-9) ?? maxStep);
  const ticks = Array.from({ length: Math.floor(maxStep / size + 1e-9) + 1 }, (_, index) => index * size);
  const last = lastOf(ticks);
  if (last === maxStep) return ticks;
  // Drop the tick before the end if it is closer than half an interval: the labels would touch.
  return [...(maxStep - last < size / 2 ? ticks.slice(0, -1) : ticks), maxStep];
}

/** Four to six round ticks from 0 to above the largest loss. */
export function lossTicks(largest: number): readonly number[] {
  const rough = Math.max(largest, 0.01) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const size = ([1, 2, 5].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const count = Math.ceil(largest / size - 1e-9);
  return Array.from({ length: Math.max(1, count) + 1 }, (_, index) => Number((index * size).toPrecision(6)));
}

/** A batch's loss and its running mean. */
export interface SmoothedPoint extends CurvePoint {
  readonly studentMean: number;
  readonly controlMean: number;
}

/**
 * Adds an exponential running mean to every point.
 *
 * Bias-corrected, as Adam corrects its moments, so that the first mean is the first value.
 *
 * @param keep decay: weight of the past per point, 0..1
 */
export function smoothed(points: readonly CurvePoint[], keep = 0.85): readonly SmoothedPoint[] {
  let student = 0;
  let control = 0;
  let weight = 0;
  return points.map((point) => {
    student = keep * student + (1 - keep) * point.student;
    control = keep * control + (1 - keep) * point.control;
    weight = keep * weight + (1 - keep);
    return { ...point, studentMean: student / weight, controlMean: control / weight };
  });
}

/**
 * Moves overlapping labels apart as little as needed, keeping their order.
 *
 * @param heights pixels from the top, any order
 * @param distance minimum between two labels, pixels
 * @param bottom lowest position of a label, pixels
 */
export function spreadApart(heights: readonly number[], distance: number, bottom: number): readonly number[] {
  const order = heights.map((height, index) => ({ height, index })).toSorted((a, b) => a.height - b.height);
  const placed = heights.slice();
  let next = bottom;
  // First pass, from below: push labels up off the bottom. Second pass, from above: move back what went too
  // far.
  for (const { height, index } of order.toReversed()) {
    const place = Math.min(height, next);
    placed[index] = place;
    next = place - distance;
  }
  let previous = -Infinity;
  for (const { height, index } of order) {
    const at = Math.max(Math.min(height, entryAt(placed, index)), previous + distance);
    placed[index] = at;
    previous = at;
  }
  return placed;
}
