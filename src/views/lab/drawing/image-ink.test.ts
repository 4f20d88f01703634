import { describe, expect, it } from 'vitest';
import { imageInk } from './image-ink.ts';

type Rgba = readonly [number, number, number, number];

/** Creates a 9 × 9 image of one colour with a 3 × 3 square of another in the middle. */
function image(outside: Rgba, inside: Rgba) {
  const side = 9;
  const colours = Array.from({ length: side * side }, (_, index) => {
    const [x, y] = [index % side, Math.floor(index / side)];
    return x > 2 && x < 6 && y > 2 && y < 6 ? inside : outside;
  });
  return { width: side, height: side, data: colours.flat() };
}

const [black, white, clear]: Rgba[] = [
  [0, 0, 0, 255],
  [255, 255, 255, 255],
  [0, 0, 0, 0],
];
const inkOf = (values: Float32Array | undefined) => values && [values[0], values[40]];

describe('the ink of an image', () => {
  it.each([
    ['light on dark stays', black, white, { isInverted: false, isFlattened: false }],
    ['dark on light is inverted', white, black, { isInverted: true, isFlattened: false }],
    ['dark on nothing stands before white', clear, black, { isInverted: true, isFlattened: true }],
    ['light on nothing stands before black', clear, white, { isInverted: false, isFlattened: true }],
  ] as const)('%s', (_, outside, inside, expected) => {
    const found = outside && inside && imageInk(image(outside, inside), 'centre-of-mass');
    expect(found).toMatchObject(expected);
    expect(inkOf(found?.ink.values)).toEqual([0, 1]);
  });

  it('reads grey as paper and a pencil as full ink, but keeps the grey of clothes', () => {
    const pencil = image([200, 200, 200, 255], [120, 120, 120, 255]);
    expect(inkOf(imageInk(pencil, 'centre-of-mass')?.ink.values)).toEqual([0, 1]);
    const [paper, cloth] = inkOf(imageInk(pencil, 'whole-frame')?.ink.values) ?? [];
    expect(paper).toBe(0);
    expect(cloth).toBeGreaterThan(0.2);
    expect(cloth).toBeLessThan(0.6);
  });

  it('finds nothing without contrast', () => {
    expect(imageInk(image([90, 90, 90, 255], [95, 95, 95, 255]), 'centre-of-mass')).toBeNull();
    expect(imageInk(image([0, 0, 0, 0], [0, 0, 0, 0]), 'centre-of-mass')).toBeNull();
  });
});
