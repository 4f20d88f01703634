import { forwardAxis, isInside, sourcesOf, type Source } from './axis.ts';
import { numInputs, numOutputs, numWeights, type ConvShape } from './conv-shape.ts';
import { divisorUpTo, forEach, kernel, range, vectorOf, remembered, type Kernel } from './kernel.ts';
import { tileLength } from './tile-choice.ts';
import type { Tiles } from './tiles.ts';
import { sum, times } from './wgsl-index.ts';

interface FilterGradient {
  /**
   * Writes partial sums [slices, K·K·Ci·Co (+ Co)]: the filter's gradient, optionally followed by the bias's.
   */
  readonly kernel: Kernel;
  readonly slices: number;
  /** Numbers per slice. */
  readonly length: number;
}

interface FilterOptions {
  /** Whether dy is the gradient after a 2×2 max pooling, with the origins of its maxima. */
  readonly unpools: boolean;
  /** Whether the bias's gradient is computed too. */
  readonly hasBias: boolean;
}

/** Chooses how many filter channels a thread sums at once, and over which tiles of dy. */
function chooseBlock(shape: ConvShape, unpools: boolean, tiles: Tiles) {
  const { inChannels, outChannels, rows, columns } = shape;
  const isSoftware = tiles.name === 'software';
  const outs =
    isSoftware && outChannels % 8 === 0 ? 8 : outChannels % 4 === 0 ? 4 : divisorUpTo(outChannels, 3);
  const ins = isSoftware && rows.kernelSize <= 3 && inChannels % 2 === 0 ? 2 : 1;
  const vectors = outs / vectorOf(outs).width;
  const multiple = unpools ? 2 : 1;
  const rowTile = tileLength(rows.outputLength, tiles.rows, multiple);
  // One input channel fills no cache line: fewer columns at once were faster (4: 1.4 ms, 14: 2.1 ms for 1 → 8
  // at 28×28).
  let limit = Math.max(multiple, inChannels === 1 ? 4 : Math.floor(tiles.columns / columns.stride));
  const body = () =>
    rowTile * tileLength(columns.outputLength, limit, multiple) * rows.kernelSize ** 2 * ins * vectors;
  while (body() > tiles.maxBody && limit > multiple) limit = Math.max(multiple, Math.floor(limit / 2));
  return { outs, ins, rowTile, columnTile: tileLength(columns.outputLength, limit, multiple) };
}

/**
 * Loads dY of one tile as `d<row>_<column>_<vector>`, zero outside; after a pooling, at the positions of the
 * maxima.
 */
function readOutputs(
  shape: ConvShape,
  options: FilterOptions,
  block: ReturnType<typeof chooseBlock>,
): string {
  const { rows, columns, outChannels } = shape;
  const { width, element } = vectorOf(block.outs);
  const vectors = block.outs / width;
  const perPlace = outChannels / width;
  if (!options.unpools) {
    const isRagged = rows.outputLength % block.rowTile !== 0;
    const isCut = columns.outputLength % block.columnTile !== 0;
    return forEach(block.rowTile, (row) =>
      forEach(block.columnTile, (column) => {
        const y = isRagged ? `min(top + ${row}, ${rows.outputLength - 1})` : `top + ${row}`;
        const x = isCut ? `min(left + ${column}, ${columns.outputLength - 1})` : `left + ${column}`;
        const inside = [
          ...(isRagged && row > 0 ? [`top + ${row} < ${rows.outputLength}`] : []),
          ...(isCut && column > 0 ? [`left + ${column} < ${columns.outputLength}`] : []),
        ];
        const mask = inside.length > 0 ? ` * select(0.0, 1.0, ${inside.join(' && ')})` : '';
        const at = `((picture * ${rows.outputLength} + ${y}) * ${columns.outputLength} + ${x}) * ${perPlace}`;
        return forEach(
          vectors,
          (v) => `let d${row}_${column}_${v} = gradient[${sum(at, times('outBlock', vectors), v)}]${mask};`,
        );
      }),
    );
  }
  const code = width === 4 ? 'vec4u' : 'u32';
  return forEach(block.rowTile / 2, (row) =>
    forEach(block.columnTile / 2, (column) =>
      forEach(vectors, (v) => {
        const place = `(picture * ${rows.outputLength / 2} + top / 2 + ${row}) * ${columns.outputLength / 2} + left / 2 + ${column}`;
        const name = `${row}_${column}_${v}`;
        const origin =
          width === 4
            ? `vec4u(p${name}, p${name} >> 8u, p${name} >> 16u, p${name} >> 24u) & vec4u(7u)`
            : `p${name}`;
        const spread = forEach(4, (from) => {
          const at = `${2 * row + (from >> 1)}_${2 * column + (from % 2)}_${v}`;
          return `let d${at} = select(${element}(0.0), g${name}, o${name} == ${code}(${from}u));`;
        });
        return `let a${name} = ${sum(times(place, perPlace), times('outBlock', vectors), v)};
let g${name} = gradient[a${name}];
let p${name} = origins[a${name}];
let o${name} = ${origin};
${spread}`;
      }),
    ),
  );
}

/** Loads X under one tile as `x<row>_<column>_<channel>`, zero in the padding. */
function readInputs(
  shape: ConvShape,
  rowSources: readonly Source[],
  columnSources: readonly Source[],
  axes: readonly [ReturnType<typeof forwardAxis>, ReturnType<typeof forwardAxis>],
  ins: number,
): string {
  const { rows, columns, inChannels } = shape;
  const masks = ([rowSources, columnSources] as const).map((sources, axis) =>
    sources
      .map((source, index) => ({ source, index }))
      .filter(({ source }) => source.isMasked)
      .map(({ source, index }) => {
        const kind = axis === 0 ? 'row' : 'column';
        const inside = isInside(axes[axis === 0 ? 0 : 1], `${kind}Start`, source.offset);
        return `let ${kind}In${index} = select(0.0, 1.0, ${inside});`;
      })
      .join('\n'),
  );
  const loads = rowSources.flatMap((row, r) =>
    columnSources.flatMap((column, c) => {
      const at = times(
        sum(times(sum(`picture * ${rows.inputLength}`, row.position), columns.inputLength), column.position),
        inChannels,
      );
      const factors = [...(row.isMasked ? [`rowIn${r}`] : []), ...(column.isMasked ? [`columnIn${c}`] : [])];
      return range(ins).map((channel) => {
        const loaded = `source[${sum(at, times('inBlock', ins), channel)}]`;
        const value = [loaded, ...factors].join(' * ');
        return `let x${r}_${c}_${channel} = ${value};`;
      });
    }),
  );
  return [...masks, ...loads].join('\n');
}

/**
 * Gradient of a convolution with respect to its filter, as partial sums that `sumSlicesKernel` adds up.
 *
 * Stock TensorFlow.js uses one thread per weight, which loops over the whole batch (1 → 8 channels: 72
 * threads of 50,176 steps). Here a thread sums K·K · a few channels over a slice of the pictures' tiles, and
 * loads X and dY of a tile once. Slices provide enough threads; adding them in a second pass keeps the order,
 * and so the result, the same every time (WGSL has no atomic sum of floats).
 *
 * Binds partial sums, x [B, H, W, Ci], dy [B, OH, OW, Co] and, after a pooling, its origins (u32).
 */
export const filterGradientKernel = remembered(
  (shape: ConvShape, options: FilterOptions, tiles: Tiles): FilterGradient => {
    const { batch, inChannels, outChannels, rows, columns } = shape;
    const block = chooseBlock(shape, options.unpools, tiles);
    const rowAxis = forwardAxis(rows, block.rowTile);
    const columnAxis = forwardAxis(columns, block.columnTile);
    const rowSources = sourcesOf(rowAxis, 'rowStart');
    const columnSources = sourcesOf(columnAxis, 'columnStart');
    const { width, element } = vectorOf(block.outs);
    const vectors = block.outs / width;
    const numTiles = batch * rowAxis.numTiles * columnAxis.numTiles;
    const slices = Math.min(tiles.slices * (inChannels === 1 ? 2 : 1), numTiles);
    const perSlice = Math.ceil(numTiles / slices);
    const numBlocks = (inChannels / block.ins) * (outChannels / block.outs);
    const filterLength = numWeights(shape);
    const length = filterLength + (options.hasBias ? outChannels : 0);
    const numTaps = rows.kernelSize * columns.kernelSize;

    const eachSum = (line: (name: string, tap: number, channel: number, v: number) => string) =>
      forEach(numTaps, (tap) =>
        forEach(block.ins, (channel) =>
          forEach(vectors, (v) => line(`sum${tap}_${channel}_${v}`, tap, channel, v)),
        ),
      );
    const indexOf = (sources: readonly Source[], offset: number | null) =>
      sources.findIndex((source) => source.offset === offset);
    const multiplyAdds = eachSum((total, tap, channel, v) => {
      const [ky, kx] = [Math.floor(tap / columns.kernelSize), tap % columns.kernelSize];
      return range(block.rowTile)
        .flatMap((row) =>
          range(block.columnTile).map((column) => {
            const r = indexOf(rowSources, rowAxis.offset(row, ky));
            const c = indexOf(columnSources, columnAxis.offset(column, kx));
            if (r < 0 || c < 0) return '';
            const value = `x${r}_${c}_${channel}`;
            const factor = width === 4 ? `vec4f(${value})` : value;
            return `${total} = fma(${factor}, d${row}_${column}_${v}, ${total});`;
          }),
        )
        .join('\n');
    });
    const outputs = forEach(block.rowTile, (row) =>
      forEach(block.columnTile, (column) =>
        forEach(vectors, (v) => `biasSum${v} += d${row}_${column}_${v};`),
      ),
    );
    const filterStores = eachSum((total, tap, channel, v) => {
      const at = `(${tap * inChannels + channel} + inBlock * ${block.ins}) * ${outChannels / width}`;
      return `parts[slice * ${length / width} + ${at} + outBlock * ${vectors} + ${v}] = ${total};`;
    });
    const biasStores = forEach(
      vectors,
      (v) =>
        `parts[slice * ${length / width} + ${filterLength / width} + outBlock * ${vectors} + ${v}] = biasSum${v};`,
    );
    return {
      slices,
      length,
      kernel: kernel({
        name: `filter gradient${options.unpools ? ' behind pooling' : ''}`,
        buffers: [
          { name: 'parts', element, length: (slices * length) / width, use: 'write' },
          { name: 'source', element: 'f32', length: numInputs(shape), use: 'read' },
          {
            name: 'gradient',
            element,
            length: numOutputs(shape) / (options.unpools ? 4 : 1) / width,
            use: 'read',
          },
          ...(options.unpools
            ? ([
                { name: 'origins', element: 'u32', length: numOutputs(shape) / 4 / width, use: 'read' },
              ] as const)
            : []),
        ],
        numThreads: slices * numBlocks,
        workgroupSize: tiles.workgroupSize,
        body: `
let slice = thread % ${slices};
let outBlock = (thread / ${slices}) % ${outChannels / block.outs};
let inBlock = thread / ${slices * (outChannels / block.outs)};
${eachSum((total) => `var ${total} = ${element}(0.0);`)}
${options.hasBias ? forEach(vectors, (v) => `var biasSum${v} = ${element}(0.0);`) : ''}
let end = min(${numTiles}, (slice + 1) * ${perSlice});
for (var tile = slice * ${perSlice}; tile < end; tile++) {
let picture = tile / ${rowAxis.numTiles * columnAxis.numTiles};
let rowTile = (tile / ${columnAxis.numTiles}) % ${rowAxis.numTiles};
let columnTile = tile % ${columnAxis.numTiles};
let top = rowTile * ${block.rowTile};
let left = columnTile * ${block.columnTile};
let rowStart = rowTile * ${rowAxis.step};
let columnStart = columnTile * ${columnAxis.step};
${readOutputs(shape, options, block)}
${readInputs(shape, rowSources, columnSources, [rowAxis, columnAxis], block.ins)}
${multiplyAdds}
${options.hasBias ? outputs : ''}
}
${filterStores}
${options.hasBias ? `if (inBlock == 0) {\n${biasStores}\n}` : ''}`,
      }),
    };
  },
);
