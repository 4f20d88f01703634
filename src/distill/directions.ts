import type { DistillOps, Tensor } from './ops.ts';

/** Lengths of rows [..., 1], and one over them, 0 for a row of zeros. */
export function directions(ops: DistillOps, rows: Tensor) {
  const lengths = ops.sqrt(ops.sum(ops.square(rows), -1, true));
  const isLong = ops.step(lengths);
  return { lengths, isLong, inverse: ops.div(isLong, ops.add(lengths, ops.sub(1, isLong))) };
}
