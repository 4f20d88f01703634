import { describe, expect, it } from 'vitest';
import { ShapeError } from '@/core/errors.ts';
import { maxShift, shiftPictures } from './augment.ts';

const shape = { kind: 'image', height: 9, width: 7, channels: 1 } as const;
const size = shape.height * shape.width;

/** n pictures with one dot in the middle, at row 4 and column 3. */
const dots = (count: number) => {
  const pixels = new Float32Array(count * size);
  for (let picture = 0; picture < count; picture++) pixels[picture * size + 4 * shape.width + 3] = 1;
  return pixels;
};
/** The shift of each dot: [down, right]. */
const moves = (shifted: Float32Array) =>
  Array.from({ length: shifted.length / size }, (_, picture) => {
    const at = shifted.subarray(picture * size, (picture + 1) * size).indexOf(1);
    return [Math.floor(at / shape.width) - 4, (at % shape.width) - 3] as const;
  });

const run = (seed: number, step: number) => moves(shiftPictures(dots(20), shape, seed, step)).join(';');

describe('shiftPictures', () => {
  it('shifts every picture by up to two pixels, each of the 25 ways about equally often', () => {
    const counts = new Map<string, number>();
    for (let step = 0; step < 50; step++) {
      for (const move of moves(shiftPictures(dots(50), shape, 1, step))) {
        counts.set(move.join(), (counts.get(move.join()) ?? 0) + 1);
      }
    }
    const ways = [...counts.keys()].flatMap((way) => way.split(',').map(Number));
    expect(Math.max(...ways)).toBe(maxShift);
    expect(Math.min(...ways)).toBe(-maxShift);
    expect(counts.size).toBe(25);
    // χ² with 24 degrees of freedom exceeds 51.2 once in a thousand times.
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
    expect(chiSquare).toBeLessThan(51.2);
  });

  // Seed 0 reveals the most: with it, streams whose purposes differ only at their end start alike.
  it.each([0, 1])('shifts the first picture of a batch independently from step to step, seed %d', (seed) => {
    const downs = Array.from(
      { length: 2_001 },
      (_, step) => moves(shiftPictures(dots(1), shape, seed, step))[0]?.[0],
    );
    const pairs = new Map<string, number>();
    downs.slice(0, -1).forEach((down, step) => {
      const pair = `${down},${downs[step + 1]}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    });
    expect(pairs.size).toBe(25);
    const chiSquare = [...pairs.values()].reduce((sum, count) => sum + (count - 80) ** 2 / 80, 0);
    expect(chiSquare).toBeLessThan(51.2);
  });

  it('shifts a whole picture and fills with zeros', () => {
    const count = 60;
    const pixels = Float32Array.from({ length: count * size }, (_, at) => 1 + at);
    const shifted = shiftPictures(pixels, shape, 2, 11);
    const known = moves(shiftPictures(dots(count), shape, 2, 11));
    const expected = new Float32Array(count * size);
    known.forEach(([down, right], picture) => {
      for (let row = 0; row < shape.height; row++) {
        for (let column = 0; column < shape.width; column++) {
          const [fromRow, fromColumn] = [row - down, column - right];
          const inside =
            fromRow >= 0 && fromRow < shape.height && fromColumn >= 0 && fromColumn < shape.width;
          const at = picture * size + row * shape.width + column;
          expected[at] = inside ? (pixels[picture * size + fromRow * shape.width + fromColumn] ?? 0) : 0;
        }
      }
    });
    expect(shifted).toEqual(expected);
  });

  it('shifts all three channels of a colour picture together', () => {
    const colour = { kind: 'image', height: 5, width: 4, channels: 3 } as const;
    const count = 40;
    const places = colour.height * colour.width;
    const pixels = Float32Array.from({ length: count * places * colour.channels }, (_, at) => 1 + at);
    // A channel of a picture is shifted like a grey picture of the same size.
    const channelOf = (all: Float32Array, channel: number) =>
      all.filter((_, at) => at % colour.channels === channel);
    const shifted = shiftPictures(pixels, colour, 3, 8);
    expect(shifted).toHaveLength(pixels.length);
    for (const channel of [0, 1, 2]) {
      const grey = shiftPictures(channelOf(pixels, channel), { ...colour, channels: 1 }, 3, 8);
      expect(channelOf(shifted, channel)).toEqual(grey);
    }
  });

  it('repeats for the same seed and step, and differs for others', () => {
    expect(run(1, 5)).toBe(run(1, 5));
    expect(run(1, 5)).not.toBe(run(1, 6));
    expect(run(1, 5)).not.toBe(run(2, 5));
  });

  it('shifts a position equally in a batch of another size', () => {
    const ten = moves(shiftPictures(dots(10), shape, 1, 3));
    expect(moves(shiftPictures(dots(4), shape, 1, 3))).toEqual(ten.slice(0, 4));
  });

  it('does not modify its input', () => {
    const pixels = dots(5);
    shiftPictures(pixels, shape, 1, 1);
    expect(pixels).toEqual(dots(5));
  });

  it('works on pictures smaller than the shift, and on none', () => {
    const pixel = { kind: 'image', height: 1, width: 1, channels: 1 } as const;
    for (let step = 0; step < 100; step++) {
      expect(shiftPictures(Float32Array.of(1, 1, 1), pixel, 1, step)).toHaveLength(3);
    }
    expect(shiftPictures(new Float32Array(0), shape, 1, 1)).toHaveLength(0);
  });

  it('refuses a part of a picture', () => {
    expect(() => shiftPictures(new Float32Array(size + 1), shape, 1, 1)).toThrow(ShapeError);
  });
});
