import { describe, expect, it } from 'vitest';
import type { ImageInput } from '@/core/input-spec.ts';
import { transferPictures } from './transfer-pictures.ts';

const input: ImageInput = { kind: 'image', height: 28, width: 28, channels: 1 };
const size = 28 * 28;
const made = (transferSet: string, transferSize: number, seed = 1) =>
  transferPictures({ transferSet, transferSize, seed }, input, null);

describe('made pictures', () => {
  it.each(['noise', 'scribbles'])(
    'are the same for a seed, and the beginning of a larger set: %s',
    (kind) => {
      const few = made(kind, 5);
      expect(few).toHaveLength(5 * size);
      expect(made(kind, 8).subarray(0, few.length)).toEqual(few);
      expect(made(kind, 5, 2)).not.toEqual(few);
      const [first, second] = [few.slice(0, size), few.slice(size, 2 * size)];
      expect(first).not.toEqual(second);
    },
  );

  it('are noise of which every value is equally likely', () => {
    const pixels = made('noise', 100);
    const counts = new Float64Array(256);
    for (const pixel of pixels) counts[pixel] = (counts[pixel] ?? 0) + 1;
    const expected = pixels.length / 256;
    // Poisson: four standard deviations are 70 of 306.
    expect(Math.max(...counts.map((count) => Math.abs(count - expected)))).toBeLessThan(80);
  });

  it('are scribbles with about as much ink as a digit, inside its frame', () => {
    const pixels = made('scribbles', 200);
    const mean = pixels.reduce((sum, pixel) => sum + pixel, 0) / pixels.length / 255;
    expect(mean).toBeGreaterThan(0.06);
    expect(mean).toBeLessThan(0.26);
    const rim = pixels.filter((_, at) => Math.floor((at % size) / 28) < 2 || at % 28 < 2);
    expect(Math.max(...rim)).toBe(0);
    for (let picture = 0; picture < 200; picture++)
      expect(Math.max(...pixels.subarray(picture * size, (picture + 1) * size))).toBeGreaterThan(200);
  });

  it('have every channel of a colour picture', () => {
    const colour = { ...input, channels: 3 };
    const pixels = transferPictures({ transferSet: 'scribbles', transferSize: 2, seed: 1 }, colour, null);
    expect(pixels).toHaveLength(2 * 3 * size);
    expect(pixels.filter((_, at) => at % 3 === 0)).toEqual(made('scribbles', 2));
  });
});
