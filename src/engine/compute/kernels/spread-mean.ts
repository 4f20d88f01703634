import { kernel, remembered, vectorOf, type Kernel } from './kernel.ts';
import type { Tiles } from './tiles.ts';

/**
 * Gradient of a mean over positions: dY [B, C] to [B, places, C], the same share for each position.
 *
 * Binds dx and dy.
 */
export const spreadMeanKernel = remembered(
  (batch: number, numPlaces: number, numChannels: number, tiles: Tiles): Kernel => {
    const { width, element } = vectorOf(numChannels);
    const perPlace = numChannels / width;
    return kernel({
      name: 'gradient of a mean',
      buffers: [
        { name: 'out', element, length: batch * numPlaces * perPlace, use: 'write' },
        { name: 'gradient', element, length: batch * perPlace, use: 'read' },
      ],
      numThreads: batch * numPlaces * perPlace,
      workgroupSize: tiles.workgroupSize,
      body: `
let picture = thread / ${numPlaces * perPlace};
out[thread] = gradient[picture * ${perPlace} + thread % ${perPlace}] / ${numPlaces}.0;`,
    });
  },
);
