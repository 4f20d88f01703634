import { entryAt } from '@/core/checked.ts';
import { ticksWithin } from './ticks.ts';

/** Values of both students at one step. */
export interface CurvePoint {
  readonly step: number;
  readonly student: number;
  readonly control: number;
}

/** Possible lower ends of the accuracy axis. None is above 80 %: a narrower range would make noise look like a difference. */
const floors = [0.8, 0.7, 0.6, 0.5, 0.4, 0.2, 0] as const;

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
  return ticksWithin(settled.length > 0 ? (floors.find((floor) => floor <= lowest) ?? 0) : 0, 1);
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
 * @param wanted minimum between two labels, pixels; less where they do not fit otherwise
 * @param bottom lowest position of a label, pixels
 * @param top highest position of a label, pixels
 */
export function spreadApart(
  heights: readonly number[],
  wanted: number,
  bottom: number,
  top: number,
): readonly number[] {
  const distance = Math.min(wanted, (bottom - top) / Math.max(1, heights.length - 1));
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
  let previous = top - distance;
  for (const { height, index } of order) {
    const at = Math.max(Math.min(height, entryAt(placed, index)), previous + distance);
    placed[index] = at;
    previous = at;
  }
  return placed;
}
