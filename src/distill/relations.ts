import { entryAt } from '@/core/checked.ts';
import { checkSameBatch } from './check-shapes.ts';
import type { Choice, DistillBatch, MethodValues } from './method.ts';
import type { DistillOps, Save, Scalar, Tensor, Tensor2D } from './ops.ts';
import { LOGITS, tapOf } from './tap.ts';
import { optionOf } from './values.ts';

/** The layer at which examples are compared: one choice for all relational methods. */
export const relationLayerChoice: Choice = {
  key: 'relationLayer',
  options: ['embedding', LOGITS, 'stage1', 'stage2', 'stage3'],
  default: 'embedding',
  tapOf: 'both',
};

/** The compared layer of a relational method in both networks. */
export const relationPairs = (values: MethodValues) => {
  const layer = optionOf(values, relationLayerChoice.key);
  return [{ teacher: layer, student: layer }];
};

/**
 * Both networks' embeddings, one row per example.
 *
 * @returns student's and teacher's, each [B, D] with its own D
 * @throws ShapeError when they are of different batches
 */
export function embeddingsOf(
  ops: DistillOps,
  { student, teacher }: DistillBatch,
  values: MethodValues,
): readonly [Tensor2D, Tensor2D] {
  const layer = optionOf(values, relationLayerChoice.key);
  const [ours, theirs] = [tapOf(student, layer), tapOf(teacher, layer)];
  checkSameBatch(ours, theirs);
  const rows = (tap: Tensor) => ops.reshape(tap, [entryAt(tap.shape, 0), -1]) as Tensor2D;
  return [rows(ours), rows(theirs)];
}

/**
 * Rows whose squared distance is below this share of their squared lengths count as equal: the products below
 * are no more accurate in single precision. This also makes each row equal to itself.
 */
const SAME_SHARE = 1e-6;

/**
 * 1 / d where two examples differ, else 0, [B, B].
 *
 * @param distances exactly 0 where two examples are equal
 */
export function inverseOf(ops: DistillOps, distances: Tensor): Tensor {
  const differ = ops.step(distances);
  return ops.div(differ, ops.add(distances, ops.sub(1, differ)));
}

/**
 * Euclidean distances between all rows, exactly 0 and without a gradient where two rows are equal.
 *
 * Computed from one product of the matrix with itself: the direct differences [B, B, D] cost ten times as
 * much. The mean is subtracted first, so that a common offset does not cancel the differences between rows.
 * The explicit gradient needs a quarter of the operations of TensorFlow.js' own: with g_ij the sum of the
 * upstream gradients of d_ij and d_ji, ∂/∂x_i = Σ_j g_ij (x_i − x_j) / d_ij.
 *
 * @param rows [B, D]
 * @returns [B, B]
 */
export function distancesOf(ops: DistillOps, rows: Tensor2D): Tensor2D {
  const measured = ops.customGrad((received, save) => {
    const centred = ops.sub(received as Tensor2D, ops.mean(received as Tensor2D, 0, true)) as Tensor2D;
    const lengths = ops.sum(ops.square(centred), -1, true);
    const both = ops.add(lengths, ops.transpose(lengths));
    const squared = ops.sub(both, ops.matMul(centred, ops.mul(centred, 2), false, true));
    const differ = ops.step(ops.sub(squared, ops.mul(both, SAME_SHARE)));
    const distances = ops.sqrt(ops.mul(squared, differ));
    (save as Save)([centred, distances]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      const [points, lines] = saved as [Tensor2D, Tensor2D];
      const pull = ops.mul(ops.add(dy, ops.transpose(dy)), inverseOf(ops, lines)) as Tensor2D;
      return ops.sub(ops.mul(points, ops.sum(pull, -1, true)), ops.matMul(pull, points));
    };
    return { value: distances, gradFunc };
  });
  return measured(rows) as Tensor2D;
}

/** The mean Huber loss of differences at δ = 1, and its slope at each difference before the mean. */
export interface Huber {
  readonly mean: Scalar;
  /** The differences clipped to ±1. */
  readonly slope: Tensor;
}

/**
 * Huber loss of differences at δ = 1: ½ d² up to 1, |d| − ½ beyond, which is u · d − ½ u² with u = d clipped
 * to ±1.
 */
export function huber(ops: DistillOps, difference: Tensor): Huber {
  const slope = ops.clipByValue(difference, -1, 1);
  const loss = ops.mul(slope, ops.sub(difference, ops.mul(slope, 0.5)));
  // Rows first: all angles of a batch, added up one by one in 32 bits, lose digits.
  return { mean: ops.mean(ops.mean(loss, -1)).asScalar(), slope };
}
