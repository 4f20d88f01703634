import type { DistillOps, Tensor, Tensor2D, Tensor4D } from './ops.ts';

/**
 * Weights of each old row in each new one, [to, from]: PyTorch's adaptive average pooling, whose windows
 * overlap where the sizes do not divide evenly.
 */
function averagingRows(from: number, to: number): number[][] {
  return Array.from({ length: to }, (_, row) => {
    const start = Math.floor((row * from) / to);
    const end = Math.ceil(((row + 1) * from) / to);
    return Array.from({ length: from }, (__, old) => (old >= start && old < end ? 1 / (end - start) : 0));
  });
}

/**
 * Averages a feature map down to a smaller size by two matrix products.
 *
 * @param featureMap [B, H, W, C]
 * @returns [B, height, width, C]; the map itself if it already has that size
 */
function poolTo(ops: DistillOps, featureMap: Tensor4D, height: number, width: number): Tensor4D {
  const [batch, from, across, channels] = featureMap.shape;
  if (from === height && across === width) return featureMap;
  const rows = ops.tensor2d(averagingRows(from, height), [height, from]);
  const columns = ops.tensor2d(averagingRows(across, width), [width, across]);
  const product = (left: Tensor2D, right: Tensor) => ops.matMul(ops.reshape(left, [1, ...left.shape]), right);
  const shorter = product(rows, ops.reshape(featureMap, [batch, from, across * channels]));
  const narrower = product(columns, ops.reshape(shorter, [batch * height, across, channels]));
  return ops.reshape(narrower, [batch, height, width, channels]) as Tensor4D;
}

/** Pools both maps to the smaller of their heights and the smaller of their widths. */
export function poolToSmaller(
  ops: DistillOps,
  student: Tensor4D,
  teacher: Tensor4D,
): readonly [Tensor4D, Tensor4D] {
  const height = Math.min(student.shape[1], teacher.shape[1]);
  const width = Math.min(student.shape[2], teacher.shape[2]);
  return [poolTo(ops, student, height, width), poolTo(ops, teacher, height, width)];
}
