import { kernel, vectorOf, remembered, type Kernel } from './kernel.ts';
import type { Tiles } from './tiles.ts';

/**
 * x [count, C] + bias [C].
 *
 * Stock TensorFlow.js keeps the bias in workgroup memory, after a barrier: 58 ms instead of 1.8 for
 * [64, 28, 28, 8] on a software adapter.
 *
 * Binds out, x, bias.
 */
export const biasAddKernel = remembered((count: number, numChannels: number, tiles: Tiles): Kernel => {
  const { width, element } = vectorOf(numChannels);
  const perRow = numChannels / width;
  return kernel({
    name: 'bias add',
    buffers: [
      { name: 'out', element, length: count * perRow, use: 'write' },
      { name: 'source', element, length: count * perRow, use: 'read' },
      { name: 'bias', element, length: perRow, use: 'read' },
    ],
    numThreads: count * perRow,
    workgroupSize: Math.max(tiles.workgroupSize, 64),
    body: `out[thread] = source[thread] + bias[thread % ${perRow}];`,
  });
});
