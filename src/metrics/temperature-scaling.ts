import { entryAt } from '@/core/checked.ts';
import { argmaxAt, checkRows } from './rows.ts';

/** Range of T: beyond it the cross-entropy has no minimum worth the name, e.g. if every picture is right. */
const [LEAST, MOST] = [0.05, 20];
const MAX_ITERATIONS = 60;
const PRECISION = 1e-7;

/** The temperature that suits some logits best. */
export interface FittedTemperature {
  readonly temperature: number;
  /** Whether the minimum lies beyond the range, at whose end T then is. */
  readonly isAtLimit: boolean;
}

/**
 * Mean over the pictures of E_p[z] − z_y and of Var_p[z], p = softmax(β z): first and second derivative of the
 * cross-entropy by β.
 */
function derivatives(logits: Float32Array, labels: Uint8Array, numClasses: number, beta: number) {
  let [slope, curvature] = [0, 0];
  for (let row = 0; row < labels.length; row++) {
    const offset = row * numClasses;
    const largest = entryAt(logits, offset + argmaxAt(logits, offset, numClasses));
    let [sum, first, second] = [0, 0, 0];
    for (let index = offset; index < offset + numClasses; index++) {
      const below = (logits[index] ?? NaN) - largest;
      const weight = Math.exp(beta * below);
      sum += weight;
      first += weight * below;
      second += weight * below * below;
    }
    const mean = first / sum;
    slope += mean - ((logits[offset + entryAt(labels, row)] ?? NaN) - largest);
    curvature += second / sum - mean * mean;
  }
  return { slope: slope / labels.length, curvature: curvature / labels.length };
}

/**
 * Finds the temperature T with which softmax(z / T) has the smallest mean cross-entropy with the labels.
 *
 * The cross-entropy is convex in β = 1/T, so that its derivative has one zero at most: Newton's method inside a
 * bracket, halving the bracket where a step would leave it. No prediction changes with T, only confidences do.
 *
 * @param logits [n · K], row by row, finite
 * @param labels [n], each 0 … K − 1
 * @param numClasses K
 * @returns T within 0.05 … 20
 * @throws ShapeError when the lengths do not match or n is 0
 * @source Guo et al. 2017, section 4.2, equation 9, https://arxiv.org/abs/1706.04599
 */
export function fitTemperature(
  logits: Float32Array,
  labels: Uint8Array,
  numClasses: number,
): FittedTemperature {
  checkRows(logits, labels.length, numClasses);
  let [low, high] = [1 / MOST, 1 / LEAST];
  const at = (beta: number) => derivatives(logits, labels, numClasses, beta);
  // Logits without any spread have the same cross-entropy at every T: keep T = 1.
  const start = at(1);
  if (start.slope === 0) return { temperature: 1, isAtLimit: false };
  if (at(high).slope < 0) return { temperature: LEAST, isAtLimit: true };
  if (at(low).slope > 0) return { temperature: MOST, isAtLimit: true };
  let beta = 1;
  let { slope, curvature } = start;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    if (slope < 0) low = beta;
    else high = beta;
    const newton = beta - slope / curvature;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - beta) < PRECISION * beta) return { temperature: 1 / next, isAtLimit: false };
    beta = next;
    ({ slope, curvature } = at(beta));
  }
  return { temperature: 1 / beta, isAtLimit: false };
}

/** The logits divided by T. */
export const scaledBy = (logits: Float32Array, temperature: number): Float32Array =>
  logits.map((logit) => logit / temperature);

/** Two disjoint halves of some pictures, as rows in ascending order. */
export interface Halves {
  readonly fit: readonly number[];
  readonly measure: readonly number[];
}

/**
 * Halves pictures class by class: the 1st, 3rd, … picture of a class to fit on, the others to measure on.
 *
 * By class, because the order of a test set may alternate its classes; by turns, because its second half may be harder
 * than its first, as in MNIST's own order.
 *
 * @param labels [n]
 */
export function halvesByClass(labels: Uint8Array): Halves {
  const fit: number[] = [];
  const measure: number[] = [];
  const isNextToFit = new Map<number, boolean>();
  for (const [row, label] of labels.entries()) {
    const isToFit = isNextToFit.get(label) ?? true;
    (isToFit ? fit : measure).push(row);
    isNextToFit.set(label, !isToFit);
  }
  return { fit, measure };
}

/** Some rows of logits and labels. @param rows each 0 … n − 1 */
export function rowsOf(
  logits: Float32Array,
  labels: Uint8Array,
  numClasses: number,
  rows: readonly number[],
): { readonly logits: Float32Array; readonly labels: Uint8Array } {
  const chosen = new Float32Array(rows.length * numClasses);
  for (const [place, row] of rows.entries())
    chosen.set(logits.subarray(row * numClasses, (row + 1) * numClasses), place * numClasses);
  return { logits: chosen, labels: Uint8Array.from(rows, (row) => entryAt(labels, row)) };
}
