import type { Gather } from './gather.ts';
import { forEach, vectorOf } from './kernel.ts';

/** Stores a tile's sums; of a tile that crosses the edge, only those inside the output. */
export function storeSums({ rows, columns, choice, outChannels, hasRelu }: Gather): string {
  const { width, element } = vectorOf(choice.channels);
  const isRagged = rows.numTiles * rows.tile > rows.outputLength;
  const isCut = columns.numTiles * columns.tile > columns.outputLength;
  return forEach(rows.tile, (row) =>
    forEach(columns.tile, (column) => {
      const place = `((picture * ${rows.outputLength} + top + ${row}) * ${columns.outputLength} + left + ${column})`;
      const stores = forEach(choice.channels / width, (v) => {
        const value = `sum${row}_${column}_${v}`;
        const shown = hasRelu ? `max(${value}, ${element}(0.0))` : value;
        return `out[${place} * ${outChannels / width} + block * ${choice.channels / width} + ${v}] = ${shown};`;
      });
      const conditions = [
        ...(isRagged && row > 0 ? [`top + ${row} < ${rows.outputLength}`] : []),
        ...(isCut && column > 0 ? [`left + ${column} < ${columns.outputLength}`] : []),
      ];
      return conditions.length > 0 ? `if (${conditions.join(' && ')}) {\n${stores}\n}` : stores;
    }),
  );
}

/**
 * Stores the maximum of each 2×2 sums and its origin: 0 to 3 in row-major order, the first of equal ones; 4
 * if ReLU made it zero, so that it gets no gradient. Codes of four channels share a u32.
 */
export function storePooled({ rows, columns, choice, outChannels, hasRelu }: Gather): string {
  const { width, element } = vectorOf(choice.channels);
  const code = width === 4 ? 'vec4u' : 'u32';
  const vectors = choice.channels / width;
  return forEach(columns.tile / 2, (column) =>
    forEach(vectors, (v) => {
      const four = [0, 1].flatMap((row) => [0, 1].map((at) => `sum${row}_${2 * column + at}_${v}`));
      const rest = four
        .slice(1)
        .map(
          (value, index) =>
            `origin = select(origin, ${code}(${index + 1}u), ${value} > best); best = max(best, ${value});`,
        );
      const dead = `origin = select(${code}(4u), origin, best > ${element}(0.0)); best = max(best, ${element}(0.0));`;
      const place = `((picture * ${rows.outputLength / 2} + top / 2) * ${columns.outputLength / 2} + left / 2 + ${column})`;
      const packed =
        width === 4 ? 'origin.x | (origin.y << 8u) | (origin.z << 16u) | (origin.w << 24u)' : 'origin';
      return `{
var best = ${four[0]};
var origin = ${code}(0u);
${[...rest, ...(hasRelu ? [dead] : [])].join('\n')}
let at = ${place} * ${outChannels / width} + block * ${vectors} + ${v};
out[at] = best;
origins[at] = ${packed};
}`;
    }),
  );
}
