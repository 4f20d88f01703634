import { checkSameBatch } from './check-shapes.ts';
import type { Choice, DistillBatch, MethodValues } from './method.ts';
import type { DistillOps, Scalar, Tensor, Tensor2D } from './ops.ts';
import { LOGITS, tapOf } from './tap.ts';
import { wordOf } from './values.ts';

/** Where examples are compared with each other: one layer for all relational methods. */
export const relationLayerChoice: Choice = {
  key: 'relationLayer',
  options: ['embedding', LOGITS, 'stage1', 'stage2', 'stage3'],
  default: 'embedding',
  tapOf: 'both',
};

/** The layer of a relational method in both networks. */
export const relationPairs = (values: MethodValues) => {
  const layer = wordOf(values, relationLayerChoice.key);
  return [{ teacher: layer, student: layer }];
};

/**
 * Both networks' embeddings, a row an example.
 *
 * @returns student's and teacher's, [B, D] with D of each its own
 * @throws ShapeError when they are of different batches
 */
export function embeddingsOf(
  ops: DistillOps,
  { student, teacher }: DistillBatch,
  values: MethodValues,
): readonly [Tensor2D, Tensor2D] {
  const layer = wordOf(values, relationLayerChoice.key);
  const [ours, theirs] = [tapOf(student, layer), tapOf(teacher, layer)];
  checkSameBatch(ours, theirs);
  const rows = (tap: Tensor) => ops.reshape(tap, [tap.shape[0] ?? 0, -1]) as Tensor2D;
  return [rows(ours), rows(theirs)];
}

/**
 * Two rows whose squared distance is below this share of their squared lengths are taken for the same: in single
 * precision the products below know no better.
 */
const SAME_SHARE = 1e-6;

/** How the examples of a batch lie to each other, [B, B] each. */
export interface Geometry {
  /** Euclidean distances; exactly 0, without a gradient, where two rows are the same. */
  readonly distances: Tensor2D;
  /** Their squares. */
  readonly squared: Tensor2D;
  /** 1 where two rows differ, else 0. */
  readonly differ: Tensor2D;
}

/**
 * Distances between all rows of an embedding from one product of the matrix with itself.
 *
 * The mean is taken off first, so that a common offset does not cancel what tells rows apart; that costs a tenth of
 * the direct differences [B, B, D]. The root's slope is infinite at 0: such pairs are masked before the root.
 *
 * @param rows [B, D]
 */
export function geometryOf(ops: DistillOps, rows: Tensor2D): Geometry {
  const [batch] = rows.shape;
  const centred = ops.sub(rows, ops.mean(rows, 0, true)) as Tensor2D;
  const products = ops.matMul(centred, centred, false, true);
  const diagonal = ops.tensor2d(
    Array.from({ length: batch }, (_, row) =>
      Array.from({ length: batch }, (__, column) => Number(row === column)),
    ),
    [batch, batch],
  );
  const lengths = ops.sum(ops.mul(products, diagonal), -1, true);
  const bothLengths = ops.add(lengths, ops.transpose(lengths));
  const squared = ops.sub(bothLengths, ops.mul(products, 2));
  const differ = ops.mul(
    ops.step(ops.sub(squared, ops.mul(bothLengths, SAME_SHARE))),
    ops.sub(1, diagonal),
  ) as Tensor2D;
  // 1 stands in where the mask is 0: the input of the root is made safe, not its output.
  const masked = ops.mul(squared, differ) as Tensor2D;
  const distances = ops.mul(ops.sqrt(ops.add(masked, ops.sub(1, differ))), differ) as Tensor2D;
  return { distances, squared: masked, differ };
}

/**
 * Mean of Huber's loss of a difference at δ = 1: ½ d² up to 1, |d| − ½ beyond.
 *
 * With u = d clipped to ±1 the loss is u · d − ½ u², and u is its slope: written down here, because TensorFlow.js
 * would go through all elements nine times to find it out.
 */
export function meanHuber(ops: DistillOps, difference: Tensor): Scalar {
  const loss = ops.customGrad((received, save) => {
    const clipped = ops.clipByValue(received as Tensor, -1, 1);
    (save as (tensors: Tensor[]) => void)([clipped]);
    const value = ops.mean(ops.mul(clipped, ops.sub(received as Tensor, ops.mul(clipped, 0.5))));
    const gradFunc = (dy: Tensor, [slope]: Tensor[]) =>
      ops.mul(slope as Tensor, ops.mul(dy, 1 / difference.size));
    return { value: value as Scalar, gradFunc };
  });
  return loss(difference);
}
