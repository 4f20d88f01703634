import { sourcesOf, type Source, type TileAxis } from './axis.ts';
import { forEach, kernel, range, vectorOf, type Kernel, type KernelBuffer } from './kernel.ts';
import { readSources } from './gather-sources.ts';
import { storePooled, storeSums } from './gather-stores.ts';
import type { TileChoice } from './tile-choice.ts';
import { sum, times, type Term } from './wgsl-index.ts';

/** A convolution from the view of its outputs, each of which gathers its sources. */
export interface Gather {
  readonly name: string;
  readonly batch: number;
  /** Whether the shader serves any batch size: a load then costs a software adapter 8 ns instead of 6. */
  readonly isAnyBatch: boolean;
  readonly rows: TileAxis;
  readonly columns: TileAxis;
  readonly sourceChannels: number;
  readonly outChannels: number;
  readonly choice: TileChoice;
  readonly workgroupSize: number;
  /**
   * Layout of the filter: [K, K, source, out] for the forward pass, [K, K, out, source] for the backward
   * pass.
   */
  readonly filter: 'forward' | 'backward';
  readonly hasBias: boolean;
  readonly hasRelu: boolean;
  /** Whether 2×2 max pooling follows, with the origin of each maximum as a second output. */
  readonly pools: boolean;
  /** Whether the source is a gradient after 2×2 max pooling, to be moved to the position of each maximum. */
  readonly unpools: boolean;
}

/** Names shared by the two halves of the shader. */
export interface GatherNames {
  readonly rowSources: readonly Source[];
  readonly columnSources: readonly Source[];
  /** The source channel of this loop iteration. */
  readonly channel: Term;
}

/** Loads the weights that a thread needs in one loop iteration, as `w<tap>_<vector>`. */
function readWeights(gather: Gather, { channel }: GatherNames): string {
  const { choice, outChannels, sourceChannels, rows, columns } = gather;
  const { channels } = choice;
  const { width } = vectorOf(channels);
  const block: Term = outChannels === channels ? 0 : 'block';
  const numTaps = rows.numTaps * columns.numTaps;
  const vectors = channels / width;
  if (gather.filter === 'forward') {
    const perChannel = outChannels / width;
    const index = (tap: number, vector: number) =>
      sum(tap * sourceChannels * perChannel + vector, times(channel, perChannel), times(block, vectors));
    return forEach(numTaps, (tap) =>
      forEach(vectors, (v) => `let w${tap}_${v} = weights[${index(tap, v)}];`),
    );
  }
  const index = (tap: number, out: number) =>
    sum((tap * outChannels + out) * sourceChannels, channel, times(block, channels * sourceChannels));
  return forEach(numTaps, (tap) =>
    forEach(vectors, (v) => {
      const parts = range(width).map((part) => `weights[${index(tap, v * width + part)}]`);
      return `let w${tap}_${v} = ${width === 4 ? `vec4f(${parts.join(', ')})` : parts[0]};`;
    }),
  );
}

/**
 * All multiply-adds of one loop iteration.
 *
 * Each sum is finished before the next one: in another order SwiftShader loads and stores every sum for every
 * multiply-add (5 to 10 % slower). `fma` is 7 % faster there than a product and a sum.
 */
function multiplyAdds(gather: Gather, { rowSources, columnSources }: GatherNames): string {
  const { rows, columns, choice } = gather;
  const { width } = vectorOf(choice.channels);
  const at = (sources: readonly Source[], offset: number | null) =>
    offset === null ? -1 : sources.findIndex((source) => source.offset === offset);
  const lines: string[] = [];
  for (const row of range(rows.tile)) {
    for (const column of range(columns.tile)) {
      for (const vector of range(choice.channels / width)) {
        const total = `sum${row}_${column}_${vector}`;
        for (const ky of range(rows.numTaps)) {
          const from = at(rowSources, rows.offset(row, ky));
          for (const kx of range(columns.numTaps)) {
            const over = at(columnSources, columns.offset(column, kx));
            if (from < 0 || over < 0) continue;
            const value = `x${from}_${over}`;
            const factor = width === 4 ? `vec4f(${value})` : value;
            lines.push(`${total} = fma(${factor}, w${ky * columns.numTaps + kx}_${vector}, ${total});`);
          }
        }
      }
    }
  }
  return lines.join('\n');
}

function buffersOf(gather: Gather): readonly KernelBuffer[] {
  const { batch, isAnyBatch, rows, columns, outChannels, sourceChannels, choice, pools, unpools, hasBias } =
    gather;
  const { width, element } = vectorOf(choice.channels);
  const places = (rows.outputLength * columns.outputLength) / (pools ? 4 : 1);
  const outLength = (batch * places * outChannels) / width;
  const sourceLength =
    (batch * rows.sourceLength * columns.sourceLength * sourceChannels) / (unpools ? 4 : 1);
  const whole = (length: number) => (isAnyBatch ? null : length);
  // In the backward pass, the channels that a thread computes are not contiguous in the filter.
  const isForward = gather.filter === 'forward';
  return [
    { name: 'out', element, length: whole(outLength), use: 'write' },
    ...(pools ? ([{ name: 'origins', element: 'u32', length: outLength, use: 'write' }] as const) : []),
    { name: 'source', element: 'f32', length: whole(sourceLength), use: 'read' },
    ...(unpools
      ? ([
          {
            name: 'origins',
            element: 'u32',
            length: sourceLength / vectorOf(sourceChannels).width,
            use: 'read',
          },
        ] as const)
      : []),
    {
      name: 'weights',
      element: isForward ? element : 'f32',
      length: (rows.numTaps * columns.numTaps * sourceChannels * outChannels) / (isForward ? width : 1),
      use: 'read',
    },
    ...(hasBias ? ([{ name: 'bias', element, length: outChannels / width, use: 'read' }] as const) : []),
  ];
}

/**
 * A convolution, or its gradient with respect to its input.
 *
 * A thread computes a tile of neighbouring outputs, so that each loaded value serves up to K · K · channels
 * multiply-adds. It passes over the source's channels in one flat loop (nested loops: 10.8 ms instead of 7.2
 * for 8 → 16 channels at 14×14 on a software adapter) and keeps its sums in separate variables: arrays that
 * are indexed in a loop are kept in memory.
 *
 * Binds the output, with pooling the origins, the source, with unpooling the origins, the filter, and the
 * bias.
 */
export function gatherKernel(gather: Gather): Kernel {
  const { batch, rows, columns, choice, outChannels, sourceChannels, hasBias } = gather;
  const { width, element } = vectorOf(choice.channels);
  const numBlocks = outChannels / choice.channels;
  const numTiles = rows.numTiles * columns.numTiles;
  const perPicture = rows.sourceLength * columns.sourceLength * sourceChannels;
  const numPictures = `i32(arrayLength(&source)) / ${perPicture}`;
  const names: GatherNames = {
    rowSources: sourcesOf(rows, 'rowStart'),
    columnSources: sourcesOf(columns, 'columnStart'),
    channel: sourceChannels === 1 ? 0 : 'channel',
  };
  const vectors = choice.channels / width;
  const sums = forEach(rows.tile, (row) =>
    forEach(columns.tile, (column) =>
      forEach(vectors, (v) => {
        const start = hasBias ? `bias[block * ${vectors} + ${v}]` : `${element}(0.0)`;
        return `var sum${row}_${column}_${v} = ${start};`;
      }),
    ),
  );
  const { before, within } = readSources(gather, names);
  const work = `${within}\n${readWeights(gather, names)}\n${multiplyAdds(gather, names)}`;
  const loop =
    sourceChannels === 1
      ? `{\n${work}\n}`
      : `for (var channel = 0; channel < ${sourceChannels}; channel++) {\n${work}\n}`;
  return kernel({
    name: gather.name,
    buffers: buffersOf(gather),
    numThreads: batch * numTiles * numBlocks,
    ...(gather.isAnyBatch ? { threadsText: `${numPictures} * ${numTiles * numBlocks}` } : {}),
    workgroupSize: gather.workgroupSize,
    body: `
let block = thread % ${numBlocks};
let tile = thread / ${numBlocks};
let picture = tile / ${numTiles};
let rowTile = (tile / ${columns.numTiles}) % ${rows.numTiles};
let columnTile = tile % ${columns.numTiles};
let top = rowTile * ${rows.tile};
let left = columnTile * ${columns.tile};
let rowStart = rowTile * ${rows.step};
let columnStart = columnTile * ${columns.step};
${sums}
${before}
${loop}
${gather.pools ? storePooled(gather) : storeSums(gather)}`,
  });
}
