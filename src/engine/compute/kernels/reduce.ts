import { divisorUpTo, kernel, vectorOf, remembered, type Kernel } from './kernel.ts';
import type { Tiles } from './tiles.ts';

interface Reduce {
  /** Writes partial sums [slices, outer, inner]. */
  readonly kernel: Kernel;
  readonly slices: number;
}

/** Maximum summands per thread, so that a sum over a whole batch has enough threads. */
const MAX_PER_THREAD = 128;

/**
 * Sum of [outer, count, inner] over its middle axis, as partial sums that `sumSlicesKernel` adds up: for a
 * bias's gradient (outer = 1), for rows (inner = 1), for positions of a feature map.
 *
 * Binds out [slices, outer, inner] and x.
 */
export const reduceKernel = remembered(
  (outer: number, count: number, inner: number, tiles: Tiles): Reduce => {
    const { width, element } = vectorOf(inner);
    const vectors = inner / width;
    const slices = divisorUpTo(count, Math.min(4 * tiles.slices, Math.ceil(count / MAX_PER_THREAD) * 4));
    const isWorth = count > MAX_PER_THREAD;
    const numSlices = isWorth ? slices : 1;
    const perSlice = count / numSlices;
    const unroll = divisorUpTo(perSlice, 4);
    const loads = Array.from(
      { length: unroll },
      (_, step) => `total += source[(first + index + ${step}) * ${vectors} + column];`,
    );
    return {
      slices: numSlices,
      kernel: kernel({
        name: 'sum',
        buffers: [
          { name: 'out', element, length: numSlices * outer * vectors, use: 'write' },
          { name: 'source', element, length: outer * count * vectors, use: 'read' },
        ],
        numThreads: numSlices * outer * vectors,
        workgroupSize: tiles.workgroupSize,
        body: `
let column = thread % ${vectors};
let row = (thread / ${vectors}) % ${outer};
let slice = thread / ${vectors * outer};
let first = row * ${count} + slice * ${perSlice};
var total = ${element}(0.0);
for (var index = 0; index < ${perSlice}; index += ${unroll}) {
${loads.join('\n')}
}
out[thread] = total;`,
      }),
    };
  },
);
