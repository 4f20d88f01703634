import { range } from './kernel.ts';
import type { Term } from './wgsl-index.ts';

/** One dimension of a convolution's forward pass, with `same` or `valid` padding. */
export interface ConvAxis {
  readonly inputLength: number;
  readonly outputLength: number;
  readonly kernelSize: number;
  readonly stride: number;
  /** Zeros before the first input. */
  readonly padBefore: number;
}

/**
 * One dimension of a kernel in which each thread computes `tile` neighbouring outputs, each a sum over taps.
 *
 * The source of an output lies at `start + offset`: `start` depends only on the thread, `offset` only on the
 * position in the tile and the tap, so that each position's taps are known when the shader is written.
 */
export interface TileAxis {
  readonly outputLength: number;
  readonly sourceLength: number;
  readonly numTaps: number;
  readonly tile: number;
  readonly numTiles: number;
  /** Distance from the start of one tile's sources to the next one's. */
  readonly step: number;
  /** Null if this tap does not contribute to this position, as every second one at stride 2. */
  readonly offset: (place: number, tap: number) => number | null;
}

/** Output o uses input o · stride + tap − padding. */
export function forwardAxis(axis: ConvAxis, tile: number): TileAxis {
  const { inputLength, outputLength, kernelSize, stride, padBefore } = axis;
  return {
    outputLength,
    sourceLength: inputLength,
    numTaps: kernelSize,
    tile,
    numTiles: Math.ceil(outputLength / tile),
    step: tile * stride,
    offset: (place, tap) => place * stride + tap - padBefore,
  };
}

/**
 * The gradient of input i uses the gradient of output (i + padding − tap) / stride, if that is whole.
 *
 * @param tile a multiple of the stride
 */
export function backwardAxis(axis: ConvAxis, tile: number): TileAxis {
  const { inputLength, outputLength, kernelSize, stride, padBefore } = axis;
  return {
    outputLength: inputLength,
    sourceLength: outputLength,
    numTaps: kernelSize,
    tile,
    numTiles: Math.ceil(inputLength / tile),
    step: tile / stride,
    offset: (place, tap) => {
      const scaled = place + padBefore - tap;
      return scaled % stride === 0 ? scaled / stride : null;
    },
  };
}

/** A source that some position of the tile needs. */
export interface Source {
  readonly offset: number;
  /** Its position, clamped into the source if it may lie outside. */
  readonly position: Term;
  /** Whether it lies outside for some tile, so that it must be multiplied by its mask. */
  readonly isMasked: boolean;
}

/** Whether a source lies outside for every tile: it is only padding. */
const isNeverInside = (axis: TileAxis, offset: number) =>
  range(axis.numTiles).every((tile) => {
    const position = tile * axis.step + offset;
    return position < 0 || position >= axis.sourceLength;
  });

/** All sources of a tile in order, except those that are padding for every thread. */
export function sourcesOf(axis: TileAxis, start: string): readonly Source[] {
  const offsets = new Set<number>();
  for (const place of range(axis.tile)) {
    for (const tap of range(axis.numTaps)) {
      const offset = axis.offset(place, tap);
      if (offset !== null && !isNeverInside(axis, offset)) offsets.add(offset);
    }
  }
  const last = (axis.numTiles - 1) * axis.step;
  return [...offsets]
    .toSorted((a, b) => a - b)
    .map((offset) => {
      const isMasked = offset < 0 || last + offset >= axis.sourceLength;
      const position = axis.numTiles === 1 ? offset : `${start} + ${offset}`;
      const clamped = `clamp(${position}, 0, ${axis.sourceLength - 1})`;
      return { offset, position: isMasked ? clamped : position, isMasked };
    });
}

/** WGSL condition that a source lies inside. */
export const isInside = (axis: TileAxis, start: string, offset: number): string =>
  `${start} + ${offset} >= 0 && ${start} + ${offset} < ${axis.sourceLength}`;
