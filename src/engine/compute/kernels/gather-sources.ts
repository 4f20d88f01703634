import { isInside, type Source, type TileAxis } from './axis.ts';
import type { Gather, GatherNames } from './gather.ts';
import { vectorOf } from './kernel.ts';
import { sum, times, type Term } from './wgsl-index.ts';

/** WGSL in two parts: addresses and masks once per thread, loads once per loop iteration. */
interface SourceText {
  readonly before: string;
  readonly within: string;
}

/** The mask of a source that may lie outside, or an empty string. */
const maskOf = (kind: string, index: number, { isMasked }: Source) => (isMasked ? `${kind}In${index}` : '');

const product = (...factors: readonly string[]) => factors.filter((factor) => factor !== '').join(' * ');

/** `kindIn<index>`: 1 inside, 0 outside. */
function masks(kind: 'row' | 'column', axis: TileAxis, sources: readonly Source[]): string {
  return sources
    .map((source, index) =>
      source.isMasked
        ? `let ${kind}In${index} = select(0.0, 1.0, ${isInside(axis, `${kind}Start`, source.offset)});`
        : '',
    )
    .filter((line) => line !== '')
    .join('\n');
}

/** Loads every source directly, as `x<row>_<column>`. */
function readPlain(gather: Gather, { rowSources, columnSources, channel }: GatherNames): SourceText {
  const { rows, columns, sourceChannels } = gather;
  const rowOf = ({ position }: Source) =>
    times(sum(`picture * ${rows.sourceLength}`, position), columns.sourceLength * sourceChannels);
  const columnOf = ({ position }: Source, index: number) =>
    typeof position === 'number' ? position * sourceChannels : `column${index}`;
  const before = [
    masks('row', rows, rowSources),
    masks('column', columns, columnSources),
    ...rowSources.map((row, index) => `let row${index} = ${rowOf(row)};`),
    ...columnSources
      .filter(({ position }) => typeof position !== 'number')
      .map((column) => {
        const index = columnSources.indexOf(column);
        return `let column${index} = ${times(column.position, sourceChannels)};`;
      }),
  ];
  const within = rowSources.flatMap((row, r) =>
    columnSources.map((column, c) => {
      const mask = product(maskOf('row', r, row), maskOf('column', c, column));
      const loaded = `source[${sum(`row${r}`, columnOf(column, c), channel)}]`;
      return `let x${r}_${c} = ${mask === '' ? loaded : `${loaded} * (${mask})`};`;
    }),
  );
  return { before: before.filter((line) => line !== '').join('\n'), within: within.join('\n') };
}

/** WGSL for the position in a 2×2 window, one of four, that a channel's maximum came from. */
function originOf(sourceChannels: number, at: Term, channel: Term): string {
  if (vectorOf(sourceChannels).width === 1) return `origins[${sum(at, channel)}]`;
  // Four channels share one number.
  return `(origins[(${sum(at, channel)}) / 4] >> ((u32(${channel}) % 4u) * 8u)) & 7u`;
}

/**
 * Loads every gradient after a pooling once, and moves it to the position of its maximum; the others are
 * zero. The unpooled gradient is never stored. A tile starts on an even row and column, so that the window of
 * each position is known.
 */
function readUnpooled(gather: Gather, { rowSources, columnSources, channel }: GatherNames): SourceText {
  const { rows, columns, sourceChannels } = gather;
  const [height, width] = [rows.sourceLength / 2, columns.sourceLength / 2];
  const window = (offset: number) => Math.floor(offset / 2);
  const windowsOf = (sources: readonly Source[]) => [...new Set(sources.map(({ offset }) => window(offset)))];
  const named = (offset: number) => (offset < 0 ? `m${-offset}` : String(offset));
  const before: string[] = [
    masks('row', rows, rowSources),
    masks('column', columns, columnSources),
    ...windowsOf(rowSources).map(
      (at) =>
        `let row${named(at)} = (picture * ${height} + clamp(rowStart / 2 + ${at}, 0, ${height - 1})) * ${width * sourceChannels};`,
    ),
    ...windowsOf(columnSources).map(
      (at) => `let column${named(at)} = clamp(columnStart / 2 + ${at}, 0, ${width - 1}) * ${sourceChannels};`,
    ),
  ];
  const within: string[] = [];
  for (const row of windowsOf(rowSources)) {
    for (const column of windowsOf(columnSources)) {
      const name = `${named(row)}_${named(column)}`;
      const at = sum(`row${named(row)}`, `column${named(column)}`);
      within.push(`let g${name} = source[${sum(at, channel)}];`);
      within.push(`let o${name} = ${originOf(sourceChannels, at, channel)};`);
    }
  }
  for (const [r, row] of rowSources.entries()) {
    for (const [c, column] of columnSources.entries()) {
      const name = `${named(window(row.offset))}_${named(window(column.offset))}`;
      const place = (Math.abs(row.offset) % 2) * 2 + (Math.abs(column.offset) % 2);
      const mask = product(maskOf('row', r, row), maskOf('column', c, column));
      const chosen = `select(0.0, g${name}, o${name} == ${place}u)`;
      within.push(`let x${r}_${c} = ${mask === '' ? chosen : `${chosen} * (${mask})`};`);
    }
  }
  return { before: before.filter((line) => line !== '').join('\n'), within: within.join('\n') };
}

/** Loads the sources of one loop iteration, as `x<row>_<column>`. */
export function readSources(gather: Gather, names: GatherNames): SourceText {
  return gather.unpools ? readUnpooled(gather, names) : readPlain(gather, names);
}
