import { divisorUpTo, forEach, kernel, range, remembered, type Kernel } from './kernel.ts';
import type { Tiles } from './tiles.ts';

export interface MatMulShape {
  readonly numRows: number;
  readonly inner: number;
  readonly numColumns: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

interface MatMul {
  /** Writes partial products [slices, M, N]. */
  readonly kernel: Kernel;
  readonly slices: number;
}

interface MatMulOptions {
  /**
   * Whether the product is multiplied by the step function of a third input [M, N], a ReLU's output: the
   * gradient through the ReLU is zero where that output was.
   */
  readonly isBehindRelu?: boolean;
}

/** With fewer threads than this, the sum is cut into slices to have more of them. */
const ENOUGH_THREADS = 256;
/** Minimum number of products per slice. */
const MIN_SLICE = 8;

/**
 * Product of two small matrices, as partial products that `sumSlicesKernel` adds up (not needed for one
 * slice).
 *
 * A thread computes up to 8 × 10 sums from 18 loads per step: on a software adapter a load costs as much as
 * 20 multiply-adds. Long sums with few results, like [64, 784] · [784, 10], are cut into slices, since 8 × 1
 * threads would leave cores idle.
 *
 * Binds out [slices, M, N], A [M, K] (or [K, M] transposed), B [K, N] (or [N, K]) and, for a ReLU, its output
 * [M, N].
 */
export const matMulKernel = remembered(
  (shape: MatMulShape, tiles: Tiles, options: MatMulOptions = {}): MatMul => {
    const { numRows, inner, numColumns, transposeA, transposeB } = shape;
    const { isBehindRelu = false } = options;
    const isSoftware = tiles.name === 'software';
    const rowTile = divisorUpTo(numRows, isSoftware ? 8 : 4);
    const columnTile = divisorUpTo(numColumns, isSoftware ? 10 : 4);
    const numTiles = (numRows / rowTile) * (numColumns / columnTile);
    const maxSlices = Math.min(64, Math.floor(inner / MIN_SLICE));
    // With a ReLU the complete sum is masked, so it cannot be cut into slices.
    const slices = numTiles < ENOUGH_THREADS && !isBehindRelu ? divisorUpTo(inner, maxSlices) : 1;
    const perSlice = inner / slices;
    const unroll = divisorUpTo(perSlice, rowTile * columnTile <= 64 ? 4 : 2);
    const a = (row: number, step: number) =>
      transposeA
        ? `left[(k + ${step}) * ${numRows} + firstRow + ${row}]`
        : `left[(firstRow + ${row}) * ${inner} + k + ${step}]`;
    const b = (column: number, step: number) =>
      transposeB
        ? `right[(firstColumn + ${column}) * ${inner} + k + ${step}]`
        : `right[(k + ${step}) * ${numColumns} + firstColumn + ${column}]`;
    const eachSum = (line: (row: number, column: number) => string) =>
      forEach(rowTile, (row) => forEach(columnTile, (column) => line(row, column)));
    const loads = forEach(
      unroll,
      (step) =>
        `${forEach(rowTile, (row) => `let a${row}_${step} = ${a(row, step)};`)}
${forEach(columnTile, (column) => `let b${column}_${step} = ${b(column, step)};`)}`,
    );
    const products = eachSum((row, column) =>
      range(unroll)
        .map((step) => `sum${row}_${column} = fma(a${row}_${step}, b${column}_${step}, sum${row}_${column});`)
        .join('\n'),
    );
    const stores = eachSum((row, column) => {
      const at = `(firstRow + ${row}) * ${numColumns} + firstColumn + ${column}`;
      const value = `sum${row}_${column}`;
      return isBehindRelu
        ? `out[${at}] = select(0.0, ${value}, activation[${at}] > 0.0);`
        : `out[slice * ${numRows * numColumns} + ${at}] = ${value};`;
    });
    return {
      slices,
      kernel: kernel({
        name: 'matrix product',
        buffers: [
          { name: 'out', element: 'f32', length: slices * numRows * numColumns, use: 'write' },
          { name: 'left', element: 'f32', length: numRows * inner, use: 'read' },
          { name: 'right', element: 'f32', length: inner * numColumns, use: 'read' },
          ...(isBehindRelu
            ? ([{ name: 'activation', element: 'f32', length: numRows * numColumns, use: 'read' }] as const)
            : []),
        ],
        numThreads: numTiles * slices,
        workgroupSize: tiles.workgroupSize,
        body: `
let firstColumn = (thread % ${numColumns / columnTile}) * ${columnTile};
let firstRow = ((thread / ${numColumns / columnTile}) % ${numRows / rowTile}) * ${rowTile};
let slice = thread / ${numTiles};
${eachSum((row, column) => `var sum${row}_${column} = 0.0;`)}
for (var k = slice * ${perSlice}; k < (slice + 1) * ${perSlice}; k += ${unroll}) {
${loads}
${products}
}
${stores}`,
      }),
    };
  },
);
