import { forEach, kernel, vectorOf, remembered, type Kernel, type KernelBuffer } from './kernel.ts';
import type { Tiles } from './tiles.ts';

/** 2×2 pooling with stride 2 of [B, H, W, C]; with `same` padding an odd edge has windows of one row or column. */
export interface PoolShape {
  readonly batch: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly channels: number;
}

export type PoolKind = 'max' | 'average';

interface PoolText {
  readonly buffers: Readonly<Record<'small' | 'large', Omit<KernelBuffer, 'name' | 'use'>>>;
  readonly numThreads: number;
  /**
   * Declares the window's indices in the large map as `at0` … `at3`, and whether each exists as `there0` …
   * `there3`.
   */
  readonly head: string;
  readonly element: 'f32' | 'vec4f';
}

/** One thread per window; locates its up to four numbers. */
function poolText({ batch, inHeight, inWidth, outHeight, outWidth, channels }: PoolShape): PoolText {
  const { width, element } = vectorOf(channels);
  const perPlace = channels / width;
  const numThreads = batch * outHeight * outWidth * perPlace;
  const places = forEach(4, (index) => {
    const [down, right] = [index >> 1, index % 2];
    const isCut = (down === 1 && outHeight * 2 > inHeight) || (right === 1 && outWidth * 2 > inWidth);
    const row = down === 1 ? `min(row * 2 + 1, ${inHeight - 1})` : 'row * 2';
    const column = right === 1 ? `min(column * 2 + 1, ${inWidth - 1})` : 'column * 2';
    const there = isCut ? `row * 2 + ${down} < ${inHeight} && column * 2 + ${right} < ${inWidth}` : 'true';
    return `let at${index} = ((picture * ${inHeight} + ${row}) * ${inWidth} + ${column}) * ${perPlace} + channel;
let there${index} = ${there};`;
  });
  return {
    element,
    numThreads,
    buffers: {
      // One shader for any number of pictures: little is loaded here, and compiling takes longer than
      // running.
      small: { element, length: null },
      large: { element, length: null },
    },
    head: `
let channel = thread % ${perPlace};
let column = (thread / ${perPlace}) % ${outWidth};
let row = (thread / ${perPlace * outWidth}) % ${outHeight};
let picture = thread / ${perPlace * outWidth * outHeight};
${places}`,
  };
}

/** Pooled maps. Binds out [B, OH, OW, C] and x [B, H, W, C]. */
export const poolKernel = remembered((kind: PoolKind, shape: PoolShape, tiles: Tiles): Kernel => {
  const { buffers, numThreads, head, element } = poolText(shape);
  // A missing position repeats the nearest existing one, which does not change the maximum.
  const value =
    kind === 'max'
      ? 'max(max(source[at0], source[at1]), max(source[at2], source[at3]))'
      : `(${[0, 1, 2, 3].map((index) => `source[at${index}] * select(0.0, 1.0, there${index})`).join(' + ')}) / count`;
  const count = `let count = ${[0, 1, 2, 3].map((index) => `select(0.0, 1.0, there${index})`).join(' + ')};`;
  return kernel({
    name: `${kind} pooling`,
    buffers: [
      { name: 'out', ...buffers.small, use: 'write' },
      { name: 'source', ...buffers.large, use: 'read' },
    ],
    numThreads,
    threadsText: 'i32(arrayLength(&out))',
    workgroupSize: Math.max(tiles.workgroupSize, 64),
    body: `${head}
${kind === 'average' ? count : ''}
out[thread] = ${element}(${value});`,
  });
});

/**
 * Gradient of pooling: dY goes to the first maximum of its window, or in equal parts to all of it.
 *
 * Every number of dX belongs to one window, so one thread per window writes all of them. An odd edge that
 * `valid` pooling leaves out belongs to none: the threads of the neighbouring windows write its zeros.
 *
 * Binds dx [B, H, W, C], dy [B, OH, OW, C] and, for the maximum, x.
 */
export const poolGradientKernel = remembered((kind: PoolKind, shape: PoolShape, tiles: Tiles): Kernel => {
  const { inHeight, inWidth, outHeight, outWidth } = shape;
  const { buffers, numThreads, head, element } = poolText(shape);
  const bool = element === 'vec4f' ? 'vec4<bool>' : 'bool';
  const zero = `${element}(0.0)`;
  const toMaximum = `
let best = max(max(source[at0], source[at1]), max(source[at2], source[at3]));
var isOpen = ${bool}(true);
${forEach(4, (index) => {
  const isIt = `source[at${index}] == best`;
  return `let takes${index} = (${isIt}) & isOpen & ${bool}(there${index}); isOpen = isOpen & !takes${index};
if (there${index}) { out[at${index}] = select(${zero}, dy, takes${index}); }`;
})}`;
  const toAll = `
let count = ${[0, 1, 2, 3].map((index) => `select(0.0, 1.0, there${index})`).join(' + ')};
${forEach(4, (index) => `if (there${index}) { out[at${index}] = dy / count; }`)}`;
  const { width } = vectorOf(shape.channels);
  const perPlace = shape.channels / width;
  const place = (row: string, column: string) =>
    `((picture * ${inHeight} + ${row}) * ${inWidth} + ${column}) * ${perPlace} + channel`;
  const leavesRow = outHeight * 2 < inHeight;
  const leavesColumn = outWidth * 2 < inWidth;
  const [lastRow, lastColumn] = [`${inHeight - 1}`, `${inWidth - 1}`];
  const edges = [
    ...(leavesRow
      ? [
          `if (row == ${outHeight - 1}) { out[${place(lastRow, 'column * 2')}] = ${zero}; out[${place(lastRow, 'column * 2 + 1')}] = ${zero}; }`,
        ]
      : []),
    ...(leavesColumn
      ? [
          `if (column == ${outWidth - 1}) { out[${place('row * 2', lastColumn)}] = ${zero}; out[${place('row * 2 + 1', lastColumn)}] = ${zero}; }`,
        ]
      : []),
    ...(leavesRow && leavesColumn
      ? [
          `if (row == ${outHeight - 1} && column == ${outWidth - 1}) { out[${place(lastRow, lastColumn)}] = ${zero}; }`,
        ]
      : []),
  ];
  return kernel({
    name: `gradient of ${kind} pooling`,
    buffers: [
      { name: 'out', ...buffers.large, use: 'write' },
      { name: 'gradient', ...buffers.small, use: 'read' },
      ...(kind === 'max' ? [{ name: 'source', ...buffers.large, use: 'read' } as const] : []),
    ],
    numThreads,
    threadsText: 'i32(arrayLength(&gradient))',
    workgroupSize: Math.max(tiles.workgroupSize, 64),
    body: `${head}
let dy = gradient[thread];
${kind === 'max' ? toMaximum : toAll}
${edges.join('\n')}`,
  });
});
