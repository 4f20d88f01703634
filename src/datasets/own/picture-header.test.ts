import { describe, expect, it } from 'vitest';
import { pictureHeader } from './picture-header.ts';

const word = (value: number) => [value & 0xff, value >> 8];

/** A GIF of this screen whose first picture has another place and size, behind a colour table and two extensions. */
function gif(screen: readonly [number, number], first: readonly [number, number, number, number] | null) {
  const table = Array.from({ length: 12 }, () => 7);
  const control = [0x21, 0xf9, 4, 0, 0, 0, 0, 0];
  const comment = [0x21, 0xfe, 3, 0x2c, 0x2c, 0x2c, 1, 9, 0];
  const picture = first ? [0x2c, ...first.flatMap(word), 0, 2, 0, 0x3b] : [0x3b];
  return Uint8Array.from([
    ...new TextEncoder().encode('GIF89a'),
    ...screen.flatMap(word),
    0x81,
    0,
    0,
    ...table,
    ...control,
    ...comment,
    ...picture,
  ]);
}

describe('the size of a GIF', () => {
  it('is that of its screen, or of a first picture that is larger', () => {
    const sizeOf = (...parts: Parameters<typeof gif>) => {
      const header = pictureHeader(gif(...parts));
      return header && [header.width, header.height];
    };
    expect(sizeOf([20, 10], [0, 0, 20, 10])).toEqual([20, 10]);
    expect(sizeOf([20, 10], [2, 2, 4, 4])).toEqual([20, 10]);
    expect(sizeOf([1, 1], [5, 10, 60_000, 50_000])).toEqual([60_005, 50_010]);
    expect(sizeOf([20, 10], null)).toBeNull();
  });

  it('is unknown in a file that is cut off', () => {
    const whole = gif([1, 1], [0, 0, 9, 9]);
    for (let length = 12; length < whole.length - 4; length++)
      expect(pictureHeader(whole.subarray(0, length))).toBeNull();
  });
});
