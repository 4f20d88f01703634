import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

import { sizeOf } from '@/core/size-of.ts';
import { doJob } from './do-job.ts';
import { jobOf, type Call } from './job.ts';
import { ROWS, tileProgram, VECTORS } from './product-tile.ts';
import { compiled } from './program.ts';

/** Each of `count` matrices [rows, columns] transposed, as a new tensor that the caller disposes. */
function transposedEach(
  backend: BackendWasm,
  x: tf.TensorInfo,
  { count, rows, columns }: { readonly count: number; readonly rows: number; readonly columns: number },
): tf.TensorInfo {
  const result = backend.makeOutput([count, columns, rows], 'float32');
  // Views of the heap must be created after the last allocation.
  const from = backend.typedArrayFromHeap(x);
  const to = backend.typedArrayFromHeap(result);
  let source = 0;
  for (let matrix = 0; matrix < count; matrix++) {
    const start = matrix * rows * columns;
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        to[start + column * rows + row] = from[source++] ?? NaN;
  }
  return result;
}

/**
 * Products of many small matrices: those of attention, head by head.
 *
 * The stock kernel passes only single products to XNNPACK and computes these element by element: about 6 ms against 0.6
 * for 256 products of [32, 16] and [16, 32] (TensorFlow.js 4.22).
 *
 * @param a [B, heads, M, K], or [B, heads, K, M] with `transposeA`
 * @param b [B, heads, K, N], or [B, heads, N, K] with `transposeB`; N a multiple of 4
 * @returns [B, heads, M, N]; null for other shapes and without SIMD
 */
export function batchedProduct(
  backend: BackendWasm,
  a: tf.TensorInfo,
  b: tf.TensorInfo,
  { transposeA, transposeB }: { readonly transposeA: boolean; readonly transposeB: boolean },
): tf.TensorInfo | null {
  const leading = a.shape.slice(0, -2);
  if (leading.length !== 2 || leading.join() !== b.shape.slice(0, -2).join()) return null;
  if (a.dtype !== 'float32' || b.dtype !== 'float32') return null;
  const count = sizeOf(leading);
  const [aRows = 0, aColumns = 0] = a.shape.slice(2);
  const [bRows = 0, bColumns = 0] = b.shape.slice(2);
  const [numRows, inner] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const numColumns = transposeB ? bRows : bColumns;
  if (numColumns % 4 !== 0 || count * numRows * inner * numColumns === 0) return null;
  const [rowA, stepA] = transposeA ? [4, aColumns * 4] : [aColumns * 4, 4];
  const rowB = numColumns * 4;
  const rest = numRows % ROWS;
  const work = [
    { size: ROWS, numGroups: (numRows - rest) / ROWS, row: 0 },
    { size: rest, numGroups: 1, row: numRows - rest },
  ]
    .filter(({ size, numGroups }) => size * numGroups > 0)
    .flatMap((rows) => {
      const numTiles = Math.floor(numColumns / (4 * VECTORS));
      return [
        { ...rows, numVectors: VECTORS, numTiles, column: 0 },
        { ...rows, numVectors: 1, numTiles: (numColumns / 4) % VECTORS, column: numTiles * 4 * VECTORS },
      ];
    })
    .filter(({ numTiles }) => numTiles > 0)
    .flatMap((part) => {
      const program = compiled(backend, tileProgram(part.size, part.numVectors, rowA, stepA, rowB, 0));
      return program ? [{ ...part, program }] : [];
    });
  if (work.length === 0) return null;
  const factor = transposeB ? transposedEach(backend, b, { count, rows: bRows, columns: bColumns }) : b;
  const result = backend.makeOutput([...leading, numRows, numColumns], 'float32');
  const [aStart, bStart, outStart] = [a, factor, result].map(({ dataId }) =>
    backend.getMemoryOffset(dataId),
  ) as [number, number, number];
  const callsFor = (matrix: number): Call[] =>
    work.map(({ program, row, column, numGroups, numTiles }): Call => [
      program,
      aStart + matrix * numRows * inner * 4 + row * rowA,
      bStart + matrix * inner * rowB + column * 4,
      outStart + matrix * numRows * rowB + row * rowB + column * 4,
      numGroups,
      inner,
      numTiles,
    ]);
  doJob(backend, jobOf(count, callsFor), count * numRows * inner * numColumns);
  if (transposeB) backend.disposeData(factor.dataId);
  return result;
}
