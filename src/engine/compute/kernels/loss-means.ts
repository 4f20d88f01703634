import { forEach, kernel, remembered, type Kernel } from './kernel.ts';

/**
 * The mean over the batch of the losses from `distillationLossKernel`, for all networks at once.
 *
 * Binds out [networks, 4] and for each network its stats [B, 4].
 */
export const lossMeansKernel = remembered((batch: number, numNetworks: number): Kernel =>
  kernel({
    name: 'means of losses',
    buffers: [
      { name: 'out', element: 'vec4f', length: numNetworks, use: 'write' },
      ...Array.from(
        { length: numNetworks },
        (_, index) => ({ name: `stats${index}`, element: 'vec4f', length: batch, use: 'read' }) as const,
      ),
    ],
    numThreads: numNetworks,
    workgroupSize: 4,
    body: forEach(
      numNetworks,
      (index) => `
if (thread == ${index}) {
var total = vec4f(0.0);
for (var row = 0; row < ${batch}; row++) { total += stats${index}[row]; }
out[${index}] = total / ${batch}.0;
}`,
    ),
  }),
);
