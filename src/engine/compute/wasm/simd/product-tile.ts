import { ops } from './assembler.ts';
import { multiplyAdd, programs } from './program.ts';

/** Rows that are computed at a time; with 2 vectors of columns, eight sums and their operands fit in 16 registers. */
export const ROWS = 4;
export const VECTORS = 2;

/**
 * Some columns of a product of two small matrices: out[i, j] = Σ a[i, k] · b[k, j].
 *
 * @param numRows rows that are computed at a time
 * @param numVectors vectors of four columns in a tile
 * @param rowA bytes between two rows of A
 * @param stepA bytes between two columns of A; exchanged with `rowA`, A is transposed
 * @param rowB bytes of a row of B, and of the result
 * @param isAdding 1 to add the product to the result, 0 to replace it
 */
export const tileProgram = programs((numRows, numVectors, rowA, stepA, rowB, isAdding) => (frame) => {
  const p = frame.parameters('a', 'b', 'out', 'numGroups', 'numSteps', 'numTiles');
  const [aRow, aStep, bStep, outRow] = [frame.int(), frame.int(), frame.int(), frame.int()];
  const left = frame.vector();
  const right = frame.vectors(numVectors);
  const sums = Array.from({ length: numRows * numVectors }, (_, index) => ({
    row: Math.floor(index / numVectors),
    vector: index % numVectors,
    sum: frame.vector(),
  }));
  return frame.repeat(
    p.numTiles.get,
    aRow.set(p.a.get),
    outRow.set(p.out.get),
    frame.repeat(
      p.numGroups.get,
      ...sums.map(({ sum }) => sum.set(ops.zero)),
      aStep.set(aRow.get),
      bStep.set(p.b.get),
      frame.repeat(
        p.numSteps.get,
        ...right.map((values, index) => values.set(ops.load(bStep.get, index * 16))),
        ...sums.flatMap(({ sum, row, vector }) => [
          ...(vector === 0 ? [left.set(ops.loadSplat(aStep.get, row * rowA))] : []),
          sum.set(multiplyAdd(left.get, (right[vector] ?? left).get, sum.get)),
        ]),
        aStep.set(ops.addInt(aStep.get, ops.int(stepA))),
        bStep.set(ops.addInt(bStep.get, ops.int(rowB))),
      ),
      ...sums.map(({ sum, row, vector }) => {
        const offset = row * rowB + vector * 16;
        const value = isAdding === 1 ? ops.add(ops.load(outRow.get, offset), sum.get) : sum.get;
        return ops.store(outRow.get, value, offset);
      }),
      aRow.set(ops.addInt(aRow.get, ops.int(numRows * rowA))),
      outRow.set(ops.addInt(outRow.get, ops.int(numRows * rowB))),
    ),
    p.b.set(ops.addInt(p.b.get, ops.int(numVectors * 16))),
    p.out.set(ops.addInt(p.out.get, ops.int(numVectors * 16))),
  );
});
