import { ops } from './assembler.ts';
import type { Program } from './program.ts';

/** Sums the results of the parts of a batch, which are `partBytes` apart. */
export const addParts: Program = (frame) => {
  const p = frame.parameters('parts', 'out', 'numVectors', 'numParts', 'partBytes');
  const from = frame.int();
  const sum = frame.vector();
  return frame.repeat(
    p.numVectors.get,
    sum.set(ops.zero),
    from.set(p.parts.get),
    frame.repeat(
      p.numParts.get,
      sum.set(ops.add(sum.get, ops.load(from.get))),
      from.set(ops.addInt(from.get, p.partBytes.get)),
    ),
    ops.store(p.out.get, sum.get),
    p.parts.set(ops.addInt(p.parts.get, ops.int(16))),
    p.out.set(ops.addInt(p.out.get, ops.int(16))),
  );
};
