import { kernel, vectorOf, remembered, type Kernel } from './kernel.ts';
import type { Tiles } from './tiles.ts';

interface SliceOptions {
  /** Length of the bias, if there is one: sum i gets bias[i % biasLength]. */
  readonly biasLength?: number;
  readonly hasRelu?: boolean;
  /** Factor of every sum, before bias and ReLU: 1 / n computes means. */
  readonly scale?: number;
}

/**
 * Adds up partial sums, always in the same order.
 *
 * Binds out [length], partial [slices, length] and the bias, if there is one.
 */
export const sumSlicesKernel = remembered(
  (
    slices: number,
    length: number,
    tiles: Tiles,
    { biasLength, hasRelu = false, scale = 1 }: SliceOptions = {},
  ): Kernel => {
    const { width, element } = vectorOf(biasLength === undefined ? length : biasLength);
    const count = length / width;
    // Four loads per iteration: an iteration costs a software adapter as much as a load.
    const unroll = slices % 4 === 0 ? 4 : 1;
    const loads = Array.from(
      { length: unroll },
      (_, index) => `total += parts[(slice + ${index}) * ${count} + thread];`,
    );
    const bias = biasLength === undefined ? '' : ` + bias[thread % ${biasLength / width}]`;
    const value = `total${scale === 1 ? '' : ` * ${scale}`}${bias}`;
    return kernel({
      name: 'sum of slices',
      buffers: [
        { name: 'out', element, length: count, use: 'write' },
        { name: 'parts', element, length: slices * count, use: 'read' },
        ...(biasLength === undefined
          ? []
          : ([{ name: 'bias', element, length: biasLength / width, use: 'read' }] as const)),
      ],
      numThreads: count,
      workgroupSize: tiles.workgroupSize,
      body: `
var total = ${element}(0.0);
for (var slice = 0; slice < ${slices}; slice += ${unroll}) {
${loads.join('\n')}
}
out[thread] = ${hasRelu ? `max(${value}, ${element}(0.0))` : value};`,
    });
  },
);
